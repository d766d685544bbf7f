// PURE. What is wrong with the quotas that somebody sets for a program.
import { type Fault, fault, pointer } from "../fault.ts";
import type { Quota } from "./quota.ts";

export type SentQuota = Pick<Quota, "area" | "from" | "to" | "places">;

/** Every fault at once. @param stored those of the program now: one that is used is not taken away */
export function quotaFaults(sent: readonly SentQuota[], stored: readonly Quota[]): Fault[] {
  const kept = new Set(sent.map(keyOf));
  const missing = stored.filter((one) => one.used > 0 && !kept.has(keyOf(one)));
  return [
    ...sent.flatMap(outOfOrder),
    ...sent.flatMap((one, place) => overlapping(one, place, sent)),
    ...missing.map(({ from, used }) =>
      fault(
        "/quotas",
        "in-use",
        `Kuota sejak ${from} sudah dipakai ${used} rujukan; turunkan jumlahnya, jangan dihapus.`,
        `The quota from ${from} is used by ${used} referrals; lower its places rather than leaving it out.`,
      ),
    ),
  ];
}

/** The area and the first day stay the same while a quota is changed. */
export function keyOf({ area, from }: Pick<Quota, "area" | "from">): string {
  return `${area ?? ""} ${from}`;
}

function outOfOrder({ from, to }: SentQuota, place: number): Fault[] {
  if (to >= from) return [];
  const id = "Hari terakhir mendahului hari pertama.";
  return [fault(pointer("quotas", place, "to"), "out-of-order", id, "The last day is before the first.")];
}

function overlapping(one: SentQuota, place: number, sent: readonly SentQuota[]): Fault[] {
  const other = sent.findIndex(
    ({ area, from, to }, index) => index < place && area === one.area && from <= one.to && one.from <= to,
  );
  if (other < 0) return [];
  return [
    fault(
      pointer("quotas", place, "from"),
      "overlapping",
      `Masa kuota ini bertindih dengan kuota ke-${other + 1} di wilayah yang sama.`,
      `The period overlaps with that of quota ${other + 1} of the same area.`,
    ),
  ];
}
