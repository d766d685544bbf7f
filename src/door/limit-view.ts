// PURE. What an agency sees of a household: whom its referrals are about, and the facts that their criteria name.
import type { RegisteredHousehold } from "../households/household.ts";
import type { Criteria } from "../programs/criteria.ts";
import type { ShowingReferral } from "./household-query.ts";

export interface LimitedView {
  readonly registered: RegisteredHousehold;
  readonly visible: { readonly household: ReadonlySet<string>; readonly member: ReadonlySet<string> };
  /** Only the holder of a referral may see numbers. */
  readonly isHolder: boolean;
}

export function limitView(
  registered: RegisteredHousehold,
  through: readonly ShowingReferral[],
  criteria: Criteria,
): LimitedView {
  const references = through.flatMap(({ program, version }) => {
    const versions = criteria.programs.find((one) => one.code === program)?.versions;
    return versions?.find((one) => one.version === version)?.compiled.references ?? [];
  });
  const names = (level: string) =>
    new Set(references.filter((reference) => reference.level === level).map((reference) => reference.name));
  const whole = through.some(({ subject }) => subject.type === "household");
  const persons = new Set(through.map(({ subject }) => subject.id));
  return {
    registered: {
      ...registered,
      members: registered.members.filter(({ person }) => whole || persons.has(person.id)),
    },
    visible: { household: names("household"), member: names("member") },
    isHolder: through.some((referral) => referral.isHolder),
  };
}
