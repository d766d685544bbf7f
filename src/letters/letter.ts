// PURE. What a letter is made of: text in an order, apart from how a page shows it.

export interface TextBlock {
  readonly kind: "heading" | "paragraph";
  readonly text: string;
}

/** One thing on the page, below the one before. */
export type Block =
  | TextBlock
  /** Names and what they are. */
  | { readonly kind: "fields"; readonly rows: readonly (readonly [name: string, value: string])[] }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | {
      readonly kind: "table";
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly string[])[];
    };

export interface Column {
  readonly title: string;
  /** Of the page's width between its margins; all together 1. */
  readonly share: number;
}

export interface Letter {
  /** The id of the referral, which is the letter's number. */
  readonly number: string;
  readonly head: { readonly city: string; readonly office: string };
  readonly blocks: readonly Block[];
  /** What stands above the signature, on the same page. */
  readonly closing: readonly TextBlock[];
  /** The referral's address on the web, absolute: what the QR code says. */
  readonly address: string;
  readonly printedAt: Date;
}
