// PURE. What a simulation counts of each subject of an RT.
import type { Facts, Unit } from "../eligibility/catalogue.ts";
import type { ReceivedProgram } from "../eligibility/indicators/records.ts";
import type { ProgramOutcome } from "../eligibility/program.ts";
import type { ColumnsLayout } from "../registry-stream/columns-layout.ts";
import type { RtColumns } from "../registry-stream/rt-columns.ts";
import { RtWalk } from "../registry-stream/rt-walk.ts";
import type { PlannedVersion, SimulationPlan } from "./plan-simulation.ts";
import type { Judged } from "./tally.ts";

/** Told of criteria that could not be evaluated. */
export type OnFailures = (
  failed: Pick<PlannedVersion, "program" | "version"> & Pick<ProgramOutcome, "failures">,
) => void;

/**
 * Judges RT of one layout. Programs of other units coincide through the household and its members, and through the RT: a
 * person with the household, a household with any of its members. What others decide is asked for the eligible alone.
 */
export class RtJudge {
  readonly #plan: SimulationPlan;
  readonly #walk: RtWalk;
  readonly #onFailures: OnFailures;
  readonly #others: Readonly<Record<Unit, readonly PlannedVersion[]>>;
  /** Of the RT and of the household come to, found when first asked for. */
  #alsoArea: readonly string[] | undefined;
  #alsoHousehold: readonly string[] | undefined;

  constructor(plan: SimulationPlan, layout: ColumnsLayout, onFailures: OnFailures) {
    this.#plan = plan;
    this.#walk = new RtWalk(layout, plan.city, plan.asOf);
    this.#onFailures = onFailures;
    const ofUnit = (unit: Unit) => plan.othersInForce.filter((one) => one.unit === unit);
    this.#others = { household: ofUnit("household"), person: ofUnit("person"), area: ofUnit("area") };
  }

  /** @param tell takes each subject in */
  judge(rt: RtColumns, tell: (judged: Judged) => void): void {
    const walk = this.#walk;
    walk.enter(rt);
    this.#alsoArea = undefined;
    const { unit } = this.#plan.simulated;
    if (unit === "area") return tell(this.#judgeArea(rt));
    for (let place = 0; place < rt.households.count; place += 1) {
      walk.moveTo(place);
      this.#alsoHousehold = undefined;
      if (unit === "household") tell(this.#judgeHousehold());
      else for (let at = 0; at < walk.record.members.length; at += 1) tell(this.#judgeMember(at));
    }
  }

  #judgeArea(rt: RtColumns): Judged {
    const judged = this.#judge(this.#walk.areaFacts, undefined);
    return judged.outcome === "eligible"
      ? withCompany(judged, this.#companyOfArea(rt), this.#plan.asOf)
      : judged;
  }

  #judgeHousehold(): Judged {
    const { record, householdFacts } = this.#walk;
    const judged = this.#judge(householdFacts, record.decile ?? null);
    if (judged.outcome !== "eligible") return judged;
    return withCompany(judged, this.#companyOfHousehold(), this.#plan.asOf);
  }

  #judgeMember(place: number): Judged {
    const { record, memberFacts } = this.#walk;
    this.#walk.moveToMember(place);
    const judged = this.#judge(memberFacts, record.decile ?? null);
    if (judged.outcome !== "eligible") return judged;
    return withCompany(judged, this.#companyOfMember(place), this.#plan.asOf);
  }

  /** Written out: this runs for every subject, and spreading takes longer than deciding. */
  #judge(facts: Facts, decile: number | null | undefined): Judged {
    const { simulated, current } = this.#plan;
    const { outcome, missing } = this.#evaluate(simulated, facts);
    return {
      decile,
      outcome,
      before:
        current?.compiled === simulated.compiled
          ? outcome
          : current && this.#evaluate(current, facts).outcome,
      missing,
      soleRefusal: outcome === "ineligible" ? simulated.compiled.soleRefusal(facts) : undefined,
      eligibleFor: none,
      receives: none,
    };
  }

  #companyOfArea(rt: RtColumns): Company {
    const walk = this.#walk;
    const eligible = new Set(this.#eligibleArea());
    const receives = [walk.receivedByArea];
    for (let place = 0; place < rt.households.count; place += 1) {
      walk.moveTo(place);
      this.#alsoHousehold = undefined;
      for (const program of this.#eligibleHousehold()) eligible.add(program);
      for (const program of this.#eligibleMembers(eligible)) eligible.add(program);
      receives.push(walk.record.receives, ...walk.record.members.map((member) => member.receives));
    }
    return { eligible, receives };
  }

  #companyOfHousehold(): Company {
    const { record, receivedByArea } = this.#walk;
    return {
      eligible: new Set([
        ...this.#eligibleArea(),
        ...this.#eligibleHousehold(),
        ...this.#eligibleMembers(none),
      ]),
      receives: [receivedByArea, record.receives, ...record.members.map((member) => member.receives)],
    };
  }

  #companyOfMember(place: number): Company {
    const { record, memberFacts, receivedByArea } = this.#walk;
    return {
      eligible: new Set([
        ...this.#eligibleArea(),
        ...this.#eligibleHousehold(),
        ...this.#eligibleAmong(this.#others.person, memberFacts),
      ]),
      receives: [receivedByArea, record.receives, record.members[place]!.receives],
    };
  }

  #evaluate(version: PlannedVersion, facts: Facts): ProgramOutcome {
    const decided = version.compiled.evaluate(facts);
    if (decided.failures !== undefined) {
      const { program, version: number } = version;
      this.#onFailures({ program, version: number, failures: decided.failures });
    }
    return decided;
  }

  #eligibleAmong(versions: readonly PlannedVersion[], facts: Facts): string[] {
    return versions
      .filter((one) => this.#evaluate(one, facts).outcome === "eligible")
      .map(({ program }) => program);
  }

  #eligibleArea(): readonly string[] {
    return (this.#alsoArea ??= this.#eligibleAmong(this.#others.area, this.#walk.areaFacts));
  }

  #eligibleHousehold(): readonly string[] {
    return (this.#alsoHousehold ??= this.#eligibleAmong(this.#others.household, this.#walk.householdFacts));
  }

  /** Programs that any member of the household come to is eligible for, beside those that are known already. */
  #eligibleMembers(known: ReadonlySet<string>): ReadonlySet<string> {
    const walk = this.#walk;
    const found = new Set<string>();
    for (let place = 0; place < walk.record.members.length; place += 1) {
      walk.moveToMember(place);
      const asked = this.#others.person.filter(({ program }) => !known.has(program) && !found.has(program));
      for (const program of this.#eligibleAmong(asked, walk.memberFacts)) found.add(program);
    }
    return found;
  }
}

/** What an eligible subject is eligible for too, by itself and by those around it, and what they receive. */
interface Company {
  readonly eligible: ReadonlySet<string>;
  readonly receives: readonly (readonly ReceivedProgram[])[];
}

const none: ReadonlySet<string> = new Set();

function withCompany(judged: Judged, { eligible, receives }: Company, asOf: string): Judged {
  return { ...judged, eligibleFor: eligible, receives: receivedAmong(receives, asOf) };
}

function receivedAmong(receives: Company["receives"], asOf: string): ReadonlySet<string> {
  if (receives.every((some) => some.length === 0)) return none;
  const received = receives.flatMap((some) => some.filter((one) => isReceived(one, asOf)));
  return new Set(received.map(({ program }) => program));
}

function isReceived({ from, to }: ReceivedProgram, asOf: string): boolean {
  return from <= asOf && (to === null || to === undefined || asOf <= to);
}
