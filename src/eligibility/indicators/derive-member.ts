// PURE. The facts of one member at a date, before applicability.
import type { Value } from "../catalogue.ts";
import { ageAt, ageByYearAt, yearOf } from "./derive-age.ts";
import { joinRecords } from "./derive-record.ts";
import { disabilityDomains, severitiesWorstFirst } from "./member-health.ts";
import type { GivenFacts, MemberRecord } from "./records.ts";

const join = joinRecords("member");

/** What is derived stands over what is sent; nulls stay until applicability is applied. */
export function deriveMember(member: MemberRecord, receives: Value, asOf: string): GivenFacts {
  return join(member.indicators, {
    sex: member.sex,
    relation: member.relation,
    birthDate: member.birthDate,
    birthYear: member.birthDate ? yearOf(member.birthDate) : member.birthYear,
    age: deriveAge(member, asOf),
    disabilitySeverity: deriveSeverity(member.indicators),
    receives,
  });
}

/** By the birth date, else by the year of birth, else unknown. */
export function deriveAge(member: MemberRecord, asOf: string): Value | undefined {
  if (member.birthDate) return ageAt(member.birthDate, asOf);
  return member.birthYear ? ageByYearAt(member.birthYear, asOf) : undefined;
}

/**
 * The worst of the nine domains where it is certain: all nine are known, or one is the worst there is.
 * Otherwise the severity given, which a worse known domain corrects; otherwise unknown.
 */
export function deriveSeverity(indicators: GivenFacts): Value | undefined {
  let known = 0;
  let worst = severitiesWorstFirst.length;
  for (const domain of disabilityDomains) {
    const severity = indicators[domain];
    if (typeof severity !== "string") continue;
    known += 1;
    worst = Math.min(worst, severitiesWorstFirst.indexOf(severity));
  }
  if (known === disabilityDomains.length || worst === 0) return severitiesWorstFirst[worst];
  const given = indicators.disabilitySeverity;
  if (typeof given !== "string") return undefined;
  return severitiesWorstFirst[Math.min(worst, severitiesWorstFirst.indexOf(given))];
}
