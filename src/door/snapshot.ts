// PURE. The facts that a version refers to, as they stand: what an agency may see of a household.
import type { FactRecord, Facts } from "../eligibility/catalogue.ts";
import type { PublishedVersion } from "../programs/criteria.ts";
import type { ReferralSnapshot } from "../referrals/referral.ts";

/** Names only; missing facts are absent. Other members are part of it only where a criterion looks at them. */
export function snapshotOf(version: PublishedVersion, facts: Facts): ReferralSnapshot {
  const names = (level: string) =>
    version.compiled.references.filter((one) => one.level === level).map((one) => one.name);
  const pick = (record: FactRecord | undefined, level: string): FactRecord | undefined => {
    const asked = names(level);
    if (!record || asked.length === 0) return undefined;
    return Object.fromEntries(
      asked.filter((name) => record[name] !== undefined).map((name) => [name, record[name]]),
    );
  };
  const members = version.compiled.readsMembers || !facts.member ? facts.members : undefined;
  return {
    household: pick(facts.household, "household"),
    member: pick(facts.member, "member"),
    members: members?.map((member) => pick(member, "member")).filter((member) => member !== undefined),
    area: pick(facts.area, "area"),
  };
}
