// PURE. Which stored facts the versions in force read, as far as they have columns: all else stays in the database.
import { cityCatalogue, givenIndicators } from "../eligibility/indicators/catalogue.ts";
import { applicabilities } from "../eligibility/applicability.ts";
import { disabilityDomains } from "../eligibility/indicators/member-health.ts";
import type { Criteria } from "../programs/criteria.ts";
import { inForce } from "../programs/version-in-force.ts";

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

/** @param asOf reference date in Jakarta */
export function askedFacts(criteria: Criteria, asOf: string): AskedFacts {
  const names = new Set<string>();
  for (const program of criteria.programs) {
    for (const { level, name } of inForce(program, asOf)?.compiled.reads ?? [])
      add(names, `${level}.${name}`);
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
