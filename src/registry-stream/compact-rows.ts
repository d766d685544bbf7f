// PURE. Rows of facts as numbers in three arrays: some 30 bytes a person instead of some thousand.
import type { TableLayout } from "./columns-layout.ts";
import type { Dictionary } from "./dictionary.ts";
import { type CopyLine, endOfField, isEnd } from "./copy-line.ts";

/** Rows of one table, one after the other. */
export interface CompactRows {
  readonly count: number;
  readonly bytes: Uint8Array;
  readonly codes: Uint32Array;
  /** NaN where there is none. */
  readonly numbers: Float64Array;
}

const firstRows = 64;
const [backslash, capitalN] = [92, 78];

/** Takes rows in as COPY tells them. */
export class RowsBuilder {
  readonly #layout: TableLayout;
  #room = firstRows;
  #bytes: Uint8Array;
  #codes: Uint32Array;
  #numbers: Float64Array;
  #count = 0;

  constructor(layout: TableLayout) {
    const { bytes, codes, numbers } = layout.width;
    this.#layout = layout;
    this.#bytes = new Uint8Array(firstRows * bytes);
    this.#codes = new Uint32Array(firstRows * codes);
    this.#numbers = new Float64Array(firstRows * numbers);
  }

  get count(): number {
    return this.#count;
  }

  /** Takes in what is left of a line: the columns of the layout. */
  add(line: CopyLine): void {
    if (this.#count === this.#room) this.#grow();
    const { columns, width } = this.#layout;
    const bytesAt = this.#count * width.bytes;
    const codesAt = this.#count * width.codes;
    const numbersAt = this.#count * width.numbers;
    const { bytes } = line;
    let { at } = line;
    for (let index = 0; index < columns.length; index += 1) {
      const { store, place, dictionary } = columns[index]!;
      // Most facts are `t`, `f` or a digit, or there is none.
      const isSingle = isEnd(bytes[at + 1]!) && !isEnd(bytes[at]!);
      const isNone = !isSingle && bytes[at] === backslash && bytes[at + 1] === capitalN;
      const to = isSingle ? at + 1 : isNone ? at + 2 : endOfField(bytes, at);
      if (store === "bytes") this.#bytes[bytesAt + place] = isNone ? 0 : byteOf(dictionary!, bytes, at, to);
      else if (store === "codes")
        this.#codes[codesAt + place] = isNone ? 0 : dictionary!.codeOf(bytes, at, to);
      else this.#numbers[numbersAt + place] = isNone ? NaN : numberOf(bytes, at, to);
      at = to + 1;
    }
    this.#count += 1;
  }

  #grow(): void {
    this.#room *= 2;
    const { bytes, codes, numbers } = this.#layout.width;
    const [oldBytes, oldCodes, oldNumbers] = [this.#bytes, this.#codes, this.#numbers];
    this.#bytes = new Uint8Array(this.#room * bytes);
    this.#codes = new Uint32Array(this.#room * codes);
    this.#numbers = new Float64Array(this.#room * numbers);
    this.#bytes.set(oldBytes);
    this.#codes.set(oldCodes);
    this.#numbers.set(oldNumbers);
  }

  /** Everything taken in so far, in no more memory than it takes. */
  rows(): CompactRows {
    const { bytes, codes, numbers } = this.#layout.width;
    return {
      count: this.#count,
      bytes: this.#bytes.slice(0, this.#count * bytes),
      codes: this.#codes.slice(0, this.#count * codes),
      numbers: this.#numbers.slice(0, this.#count * numbers),
    };
  }
}

function byteOf(dictionary: Dictionary, bytes: Buffer, from: number, to: number): number {
  const code = dictionary.codeOf(bytes, from, to);
  if (code > 255) throw new RangeError("A column of few values holds more of them than a byte can tell.");
  return code;
}

function numberOf(bytes: Buffer, from: number, to: number): number {
  return Number(bytes.toString("latin1", from, to));
}
