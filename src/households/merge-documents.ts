// PURE. What becomes of the documents of a household when an observation of it arrives.
import type { HouseholdDocument, RegisteredHousehold, SentHousehold } from "./household.ts";
import type { Observed } from "./observed.ts";

interface Documented {
  readonly stored: RegisteredHousehold | undefined;
  readonly sent: SentHousehold;
}

/** @returns rows to write, only those that differ */
export function mergeDocuments(
  { stored, sent, newId }: Documented & { readonly newId: () => string },
  householdId: string,
): HouseholdDocument[] {
  return (sent.documents ?? []).flatMap((document) => {
    const known = stored?.documents.find(
      (one) => one.type === document.type && one.number === document.number,
    );
    const validUntil = document.validUntil ?? null;
    if (known && known.issuer === document.issuer && known.validUntil === validUntil) return [];
    return [{ ...document, id: known?.id ?? newId(), householdId, validUntil }];
  });
}

/** @returns ids of those that a replacement does not name */
export function removeDocuments({
  stored,
  sent,
  observed,
}: Documented & { readonly observed: Observed }): string[] {
  if (!stored || observed.mode === "merge") return [];
  const kept = (sent.documents ?? []).map(({ type, number }) => `${type} ${number}`);
  return stored.documents
    .filter(({ type, number }) => !kept.includes(`${type} ${number}`))
    .map((document) => document.id);
}
