// PURE. Matches everybody in compact RT by the versions in force: what is stored of them, and when they are due again.
import type { Facts, Unit } from "../eligibility/catalogue.ts";
import type { ProgramOutcome } from "../eligibility/program.ts";
import { type DueOn, type InForce, prepareDue, versionsInForce } from "../matching/due-on.ts";
import { createMatcher, type Matcher } from "../matching/match-subjects.ts";
import type { StoredMatch } from "../matching/match.ts";
import { StoredText, textOfSubject, textOfVersion } from "../matching/stored-text.ts";
import type { AreaSubject } from "../matching/subject-record.ts";
import type { Criteria } from "../programs/criteria.ts";
import type { Subject } from "../subject.ts";
import { type AskedFacts, askedFacts } from "./asked-facts.ts";
import { type ColumnsLayout, layColumns } from "./columns-layout.ts";
import type { RtColumns } from "./rt-columns.ts";
import { RtWalk } from "./rt-walk.ts";

/** A household with its members, matched. */
export interface MatchedHousehold {
  readonly id: string;
  /** What is to be stored of the household, then of each member, none of the ineligible: see `readStored`. */
  readonly matches: string;
  /** When an outcome may change by time alone; null: never. */
  readonly dueOn: string | null;
}

export interface MatchedRt {
  /** The RT as a subject, with what its households add up to. */
  readonly area: AreaSubject;
  /** The active ones, by id. */
  readonly households: readonly MatchedHousehold[];
}

/** Told of criteria that could not be evaluated. */
export type OnFailures = (
  failed: readonly (Pick<StoredMatch, "program" | "version"> & Pick<ProgramOutcome, "failures">)[],
) => void;

const matchers = new WeakMap<Criteria, { readonly asOf: string; readonly matcher: RtMatcher }>();

/**
 * Kept for the day that was asked for last: compiling what walks over the rows takes longer than an RT.
 * @param asOf reference date in Jakarta
 */
export function rtMatcher(criteria: Criteria, asOf: string): RtMatcher {
  const known = matchers.get(criteria);
  if (known?.asOf === asOf) return known.matcher;
  const matcher = new RtMatcher(criteria, asOf);
  matchers.set(criteria, { asOf, matcher });
  return matcher;
}

/**
 * Decides as `Matcher` does, by the same compiled criteria, and makes no objects of what it finds: a city has forty
 * matches a household, of which nine are stored, and mostly they are already.
 */
export class RtMatcher {
  readonly layout: ColumnsLayout;
  readonly #walk: RtWalk;
  readonly #ofUnit: Readonly<Record<Unit, readonly Told[]>>;
  readonly #dueOn: DueOn;
  /** Where the day has to be looked for, by whom. */
  readonly #looking: Matcher | undefined;
  #onFailures: OnFailures = () => undefined;

  constructor(criteria: Criteria, asOf: string) {
    const current = versionsInForce(criteria, asOf);
    const told = current.map((one): Told => ({
      ...one,
      compiled: one.version.compiled,
      text: textOfVersion(inWords(one)),
    }));
    const ofUnit = (unit: Unit) => told.filter(({ program }) => program.unit === unit);
    this.#ofUnit = { household: ofUnit("household"), person: ofUnit("person"), area: ofUnit("area") };
    this.layout = layColumns(askedOfRts(criteria, current), new Map());
    this.#walk = new RtWalk(this.layout, criteria.city, asOf);
    const { dueOn, looks } = prepareDue(
      [...this.#ofUnit.household, ...this.#ofUnit.person],
      criteria.city,
      asOf,
    );
    this.#dueOn = dueOn;
    this.#looking = looks ? createMatcher(criteria, asOf) : undefined;
  }

  /** @param rt of this layout, with ids */
  match(rt: RtColumns, onFailures: OnFailures): MatchedRt {
    const walk = this.#walk;
    this.#onFailures = onFailures;
    walk.enter(rt);
    const area: AreaSubject = { code: rt.code, label: "", record: walk.areaRecord };
    const households: MatchedHousehold[] = [];
    for (let place = 0; place < rt.households.count; place += 1) {
      walk.moveTo(place);
      households.push(this.#matchHousehold(rt, place, area));
    }
    return { area, households };
  }

  #matchHousehold(rt: RtColumns, place: number, area: AreaSubject): MatchedHousehold {
    const walk = this.#walk;
    const { household: ofHousehold, person: ofPerson } = this.#ofUnit;
    const id = rt.ids!.households[place]!;
    const stored = new StoredText();
    this.#add(stored, ofHousehold, { type: "household", id }, walk.householdFacts);
    const first = rt.starts[place]!;
    for (let at = first; at < rt.starts[place + 1]!; at += 1) {
      walk.moveToMember(at - first);
      this.#add(stored, ofPerson, { type: "person", id: rt.ids!.members[at]! }, walk.memberFacts);
    }
    const subject = { id, label: "", area, record: walk.record };
    const looked = this.#looking?.household(subject) ?? [];
    return { id, matches: stored.text, dueOn: this.#dueOn(looked, walk.record, area.record) };
  }

  /** Written out: this runs for every subject and program. */
  #add(stored: StoredText, versions: readonly Told[], subject: Subject, facts: Facts): void {
    let told: string | undefined;
    for (let index = 0; index < versions.length; index += 1) {
      const one = versions[index]!;
      const { compiled } = one;
      const { outcome, missing, failures } = compiled.evaluate(facts);
      if (failures !== undefined) this.#onFailures([{ ...inWords(one), failures }]);
      if (outcome === "ineligible") continue;
      told ??= textOfSubject(subject);
      stored.add(told, one.text, { outcome, missing, priority: compiled.priority(facts) ?? null });
    }
  }
}

/** A version, compiled, with its text in what is stored. */
type Told = InForce & Pick<InForce["version"], "compiled"> & { readonly text: string };

function inWords({ program, version }: InForce): Pick<StoredMatch, "program" | "version"> {
  return { program: program.code, version: version.version };
}

/** A hold or a referral of an RT keeps the version that it was decided by, which may ask its counts where none in force does. */
function askedOfRts({ programs }: Criteria, current: readonly InForce[]): AskedFacts {
  const asked = askedFacts(current.map(({ version }) => version));
  const ofAreas = programs.filter(({ unit }) => unit === "area").flatMap(({ versions }) => versions);
  return { ...asked, areaCounts: asked.areaCounts || askedFacts(ofAreas).areaCounts };
}
