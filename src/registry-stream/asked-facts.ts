// PURE. Which stored facts versions read, as far as they have columns: all else stays in the database.
import { cityCatalogue, givenIndicators } from "../eligibility/indicators/catalogue.ts";
import { applicabilities } from "../eligibility/applicability.ts";
import { disabilityDomains } from "../eligibility/indicators/member-health.ts";
import type { PublishedVersion } from "../programs/criteria.ts";

export interface AskedFacts {
  /** Names of indicators with a column of their own. */
  readonly household: readonly string[];
  readonly member: readonly string[];
  /** Whether certificates of poverty are asked. */
  readonly documents: boolean;
  /** Whether it is asked what the households of an RT add up to. */
  readonly areaCounts: boolean;
}

const areaCountFacts = ["households", "poorHouseholds", "members", "outOfSchoolChildren", "poorShare"];

export function askedFacts(versions: readonly Pick<PublishedVersion, "compiled">[]): AskedFacts {
  const names = new Set<string>();
  for (const { compiled } of versions) {
    for (const { level, name } of compiled.reads) add(names, `${level}.${name}`);
  }
  return {
    household: columnsOf("household", names),
    member: columnsOf("member", names),
    documents: names.has("household.hasSktm"),
    areaCounts: areaCountFacts.some((name) => names.has(`area.${name}`)),
  };
}

/** With what it is made of, and with what decides whether it applies. */
function add(names: Set<string>, name: string): void {
  if (names.has(name)) return;
  names.add(name);
  const [level] = name.split(".");
  for (const asked of applicabilities(cityCatalogue).get(name)?.asks ?? []) add(names, `${level}.${asked}`);
  if (name !== "member.disabilitySeverity") return;
  for (const domain of disabilityDomains) add(names, `member.${domain}`);
}

function columnsOf(level: "household" | "member", names: ReadonlySet<string>): string[] {
  return givenIndicators(level)
    .filter(({ field, name }) => field !== true && names.has(`${level}.${name}`))
    .map(({ name }) => name);
}
