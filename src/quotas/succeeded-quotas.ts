// PURE. What becomes of the quotas of an RT that is another RT now: they are the other one's, with the places held.
import { type Fault, fault } from "../fault.ts";
import type { Quota } from "./quota.ts";

/** A quota of the former RT, and the one that its places are added to; none: it becomes the successor's own. */
export interface PassedQuota {
  readonly quota: Quota;
  readonly into: Quota | undefined;
}

/**
 * Two of the same period become one, with the places of both, since those who live there are as many. Two periods that
 * overlap and differ are for people to part first: whatever was made of them would give or take places unasked.
 * @param quotas of all programs that the former RT has one of
 */
export function passedQuotas(
  quotas: readonly Quota[],
  { formerCode, code }: { readonly formerCode: string; readonly code: string },
): { readonly passed: readonly PassedQuota[]; readonly faults: readonly Fault[] } {
  const meeting = quotas
    .filter(({ area }) => area === formerCode)
    .map((quota) => ({
      quota,
      met: quotas.filter(
        ({ area, program, from, to }) =>
          area === code && program === quota.program && from <= quota.to && quota.from <= to,
      ),
    }));
  const isSame = (one: Quota, other: Quota) => one.from === other.from && one.to === other.to;
  return {
    passed: meeting.map(({ quota, met }) => ({ quota, into: met.find((one) => isSame(one, quota)) })),
    faults: meeting.flatMap(({ quota, met }) =>
      met.filter((one) => !isSame(one, quota)).map((one) => overlap(quota, one)),
    ),
  };
}

function overlap(quota: Quota, other: Quota): Fault {
  const period = ({ from, to }: Quota) => `${from}/${to}`;
  return fault(
    "/code",
    "quotas-overlap",
    `Program "${quota.program}" punya kuota ${period(quota)} di RT lama dan ${period(other)} di RT ini; samakan atau ` +
      "pisahkan dulu masanya.",
    `The program "${quota.program}" has a quota ${period(quota)} of the former RT and one ${period(other)} of this ` +
      "one; make the periods the same first, or part them.",
  );
}
