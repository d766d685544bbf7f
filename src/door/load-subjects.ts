// Loads everything that matching the touched subjects needs, in a constant number of statements.
import type { Area } from "../areas/area.ts";
import { areaCounts } from "../areas/area-counts-query.ts";
import { selectAreas } from "../areas/area-query.ts";
import type { TransactionContext } from "../context.ts";
import { together } from "../database/statement.ts";
import type { Subject } from "../subject.ts";
import type { AreaCounts, ReceivedProgram } from "../eligibility/indicators/records.ts";
import type { RegisteredHousehold } from "../households/household.ts";
import {
  selectHouseholdIdsOfAreas,
  selectHouseholds,
  selectHouseholdsOfPersons,
  selectPersons,
} from "../households/household-query.ts";
import { verificationOf } from "../households/verification.ts";
import {
  type AreaSubject,
  type HouseholdSubject,
  type ReceivedBySubject,
  toHouseholdSubject,
} from "../matching/subject-record.ts";
import type { Criteria } from "../programs/criteria.ts";
import type { DoorReason } from "../referrals/lifecycle.ts";
import type { RunningEnrolment, Standing } from "./standing.ts";
import { selectStanding } from "./standing-query.ts";

export interface LoadedSubjects {
  /** The households of the subjects, inactive ones too. */
  readonly registered: readonly RegisteredHousehold[];
  readonly households: readonly HouseholdSubject[];
  /** RT to match; those of the households are loaded beside them as facts. */
  readonly areas: readonly AreaSubject[];
  /** Subjects that can be matched no more, by `type id`. */
  readonly gone: ReadonlyMap<string, DoorReason>;
  readonly verified: ReadonlySet<string>;
  readonly standing: Standing;
}

/**
 * @param asOf reference date in Jakarta
 * @param options.neighbours whether the households of an RT come with it where criteria of theirs ask of the RT
 * @param options.known a household that the caller has read under its lock, and that stands so
 */
export async function loadSubjects(
  tx: Pick<TransactionContext, "db">,
  touched: readonly Subject[],
  criteria: Criteria,
  asOf: string,
  options: { readonly neighbours: boolean; readonly known?: RegisteredHousehold } = { neighbours: true },
): Promise<LoadedSubjects> {
  const idsOf = (type: Subject["type"]) => touched.filter((one) => one.type === type).map((one) => one.id);
  const [personIds, areaCodes] = [idsOf("person"), idsOf("area")];
  const homes = await selectHouseholdsOfPersons(tx.db, personIds);
  const withNeighbours = options.neighbours && asksArea(criteria);
  const neighbours = withNeighbours ? await selectHouseholdIdsOfAreas(tx.db, areaCodes) : [];
  const ids = [...new Set([...idsOf("household"), ...homes.values(), ...neighbours])].sort();
  const { known } = options;
  const isKnown = known !== undefined && ids.every((id) => id === known.household.id);
  const registered = isKnown ? [known] : await selectHouseholds(tx.db, ids);
  const homeless = personIds.filter((id) => !homes.has(id));
  const persons = await selectPersons(tx.db, homeless);

  const active = registered.filter(({ household }) => household.status === "active");
  const codes = [...new Set([...areaCodes, ...active.map(({ household }) => household.areaCode)])].sort();
  const subjects = [...subjectsOf(registered), ...asPersons(homeless), ...asAreas(codes)];
  const [standing, places, counts] = await together([
    selectStanding(tx.db, subjects, asOf),
    selectAreas(tx.db, codes),
    areaCounts(tx.db, codes, asOf),
  ]);
  const receives = receivedBySubject(standing.enrolments);
  const areas = toAreaSubjects(places, counts, receives);
  const former = new Set(places.flatMap(({ code, successor }) => (successor === null ? [] : code)));
  return {
    registered,
    standing,
    areas: areaCodes.flatMap((code) => (former.has(code) ? [] : (areas.get(code) ?? []))),
    households: active.map((one) => toHouseholdSubject(one, areas.get(one.household.areaCode)!, receives)),
    verified: verifiedOf(active),
    gone: new Map<string, DoorReason>([
      ...asAreas([...former]).map(({ id }) => [`area ${id}`, "area-succeeded"] as const),
      ...subjectsOf(registered.filter(({ household }) => household.status !== "active")).map(
        (one) => [`${one.type} ${one.id}`, "household-inactive"] as const,
      ),
      ...persons.map(
        ({ id, status }) => [`person ${id}`, status === "deceased" ? "deceased" : "member-left"] as const,
      ),
    ]),
  };
}

function verifiedOf(registered: readonly RegisteredHousehold[]): ReadonlySet<string> {
  const verified = registered.filter(({ household }) => verificationOf(household) === "verified");
  return new Set(verified.map(({ household }) => household.id));
}

function toAreaSubjects(
  areas: readonly Area[],
  counts: ReadonlyMap<string, AreaCounts>,
  receives: ReceivedBySubject,
): ReadonlyMap<string, AreaSubject> {
  return new Map(
    areas.map(({ code, name, indicators }) => [
      code,
      {
        code,
        label: name,
        record: { code, indicators, receives: receives.get(code) ?? [], counts: counts.get(code) },
      },
    ]),
  );
}

/** Where no criterion of a household or person asks of the RT, a change of the RT is no matter of theirs. */
function asksArea(criteria: Criteria): boolean {
  return criteria.programs.some(
    ({ unit, versions }) =>
      unit !== "area" &&
      versions.some(({ compiled }) => compiled.references.some((reference) => reference.level === "area")),
  );
}

function subjectsOf(registered: readonly RegisteredHousehold[]): Subject[] {
  return registered.flatMap(({ household, members }): Subject[] => [
    { type: "household", id: household.id },
    ...asPersons(members.map(({ person }) => person.id)),
  ]);
}

function asPersons(ids: readonly string[]): Subject[] {
  return ids.map((id) => ({ type: "person", id }));
}

function asAreas(codes: readonly string[]): Subject[] {
  return codes.map((id) => ({ type: "area", id }));
}

/** A suspended enrolment counts: a pause changes who pays when, not who is a recipient. */
function receivedBySubject(enrolments: readonly RunningEnrolment[]): ReceivedBySubject {
  const received = new Map<string, ReceivedProgram[]>();
  for (const { program, subject, startsOn, endsOn } of enrolments) {
    const list = received.get(subject.id) ?? [];
    list.push({ program, from: startsOn, to: endsOn });
    received.set(subject.id, list);
  }
  return received;
}
