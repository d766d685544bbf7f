// PURE. One program's answer for one subject: the outcome at once, and what few ask of it when they do.
import type { Facts, Unit } from "../eligibility/catalogue.ts";
import { changeDates } from "../eligibility/indicators/derive-change-dates.ts";
import { hashFacts } from "../eligibility/indicators/hash-facts.ts";
import type { AreaRecord, CityContext, HouseholdRecord } from "../eligibility/indicators/records.ts";
import type { ExplainedCriterion, ProgramOutcome } from "../eligibility/program.ts";
import { reviewOn } from "../eligibility/review-date.ts";
import type { PublishedVersion } from "../programs/criteria.ts";
import type { Subject } from "../subject.ts";
import { asksChildren, earliest, type InForce } from "./due-on.ts";
import type { Match, Outcome } from "./match.ts";

/** Whom a match is about; every field is written out, so that all have one shape. */
export interface Target {
  readonly subject: Subject;
  readonly label: string;
  readonly householdId: string | null;
  readonly areaCode: string;
  readonly household: HouseholdRecord | undefined;
  readonly area: AreaRecord | undefined;
  /** Place of the person in the household. */
  readonly member: number | undefined;
}

/** A class, since there are some forty a household and most are never asked for more than the outcome. */
export class EvaluatedMatch implements Match {
  readonly program: string;
  readonly version: number;
  readonly unit: Unit;
  readonly subject: Subject;
  readonly label: string;
  readonly householdId: string | null;
  readonly areaCode: string;
  readonly outcome: Outcome;
  readonly missing: readonly string[];
  readonly priority: number | null;
  readonly failures: ProgramOutcome["failures"];
  readonly facts: Facts;
  readonly #inForce: InForce;
  readonly #target: Target;
  readonly #factsAt: (date: string) => Facts;
  readonly #city: CityContext;
  readonly #asOf: string;
  #factsHash: string | undefined;

  /** @param factsAt the subject's facts at a date, were no data to change */
  constructor(
    inForce: InForce,
    target: Target,
    factsAt: (date: string) => Facts,
    city: CityContext,
    asOf: string,
  ) {
    const { program, version } = inForce;
    const facts = factsAt(asOf);
    const { outcome, missing, failures } = version.compiled.evaluate(facts);
    this.program = program.code;
    this.version = version.version;
    this.unit = program.unit;
    this.subject = target.subject;
    this.label = target.label;
    this.householdId = target.householdId;
    this.areaCode = target.areaCode;
    this.outcome = outcome;
    this.missing = missing;
    this.priority = outcome === "ineligible" ? null : (version.compiled.priority(facts) ?? null);
    this.failures = failures;
    this.facts = facts;
    this.#inForce = inForce;
    this.#target = target;
    this.#factsAt = factsAt;
    this.#city = city;
    this.#asOf = asOf;
  }

  get reviewOn(): string | null {
    const { household, area, member } = this.#target;
    const { version, switchesOn } = this.#inForce;
    const changesOn = reviewOn(version.compiled, this.#factsAt, this.#asOf, (timing) =>
      changeDates(household, area, this.#city, timing, this.#asOf, member),
    );
    const countsChangeOn = asksChildren(version) ? (area?.counts?.changesOn ?? null) : null;
    return earliest([changesOn, countsChangeOn, switchesOn]);
  }

  get factsHash(): string {
    return (this.#factsHash ??= hashOf(this.#inForce.version, this.#target));
  }

  explain(): readonly ExplainedCriterion[] {
    return this.#inForce.version.compiled.explain(this.facts);
  }
}

/** The hash of a subject's facts as a version refers to them, whether or not it is in force. */
export function hashOf(
  version: PublishedVersion,
  { household, area, member }: Partial<Pick<Target, "household" | "area" | "member">>,
): string {
  const { references, readsMembers } = version.compiled;
  return hashFacts(references, { household, area, member: readsMembers ? undefined : member, readsMembers });
}
