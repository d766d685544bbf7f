// What a household would be eligible for, were it registered as sent; nothing is stored.
import { requireScope } from "../actor.ts";
import { areaCounts } from "../areas/area-counts-query.ts";
import { type Area, rtCode } from "../areas/area.ts";
import { type MeantArea, resolveAreas } from "../areas/resolve-area.ts";
import type { Context } from "../context.ts";
import { together } from "../database/statement.ts";
import { type MatchAnswer, toMatchAnswers } from "../door/match-answer.ts";
import type { Fault } from "../fault.ts";
import type { FactRecord } from "../eligibility/catalogue.ts";
import type { AreaCounts } from "../eligibility/indicators/records.ts";
import { householdFaults } from "../households/check-household.ts";
import type { SentMember } from "../households/household.ts";
import { villageFaults } from "../households/check-sent.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { createMatcher } from "../matching/match-subjects.ts";
import type { AreaSubject, HouseholdSubject } from "../matching/subject-record.ts";
import { Problem } from "../problem.ts";
import type { Criteria } from "../programs/criteria.ts";
import type { CriteriaCache } from "../programs/criteria-in-force.ts";

/** A household of which only what criteria ask matters. */
export interface ScreenedHousehold {
  /** Code of the village; with `rt` the RT's facts count too. */
  readonly areaCode?: string;
  readonly rt?: string;
  readonly decile?: { readonly value: number } | null;
  readonly indicators: Readonly<Record<string, unknown>>;
  readonly documents?: readonly { readonly type: string; readonly validUntil?: string }[];
  readonly members: readonly (Omit<SentMember, "name"> & { readonly name?: string })[];
}

/**
 * @param input.asOf reference date, today in Jakarta unless given
 * @throws {Problem} `unprocessable` with every fault
 */
export async function screenHousehold(
  ctx: Context,
  cache: CriteriaCache,
  input: { readonly household: ScreenedHousehold; readonly asOf?: string },
): Promise<MatchAnswer[]> {
  requireScope(ctx.actor, "screenings:run");
  const today = jakartaDate(ctx.now);
  const asOf = input.asOf ?? today;
  const faults = householdFaults(input.household, today, "/household", { identified: true });
  const [criteria, area] = await together([
    cache.load(ctx.db),
    screenedArea(ctx, input.household, asOf, faults),
  ]);

  const matcher = createMatcher(withoutReceipts(criteria), asOf);
  const subject = toSubject(input.household, area);
  const matches = [...matcher.household(subject), ...(area ? matcher.area(area) : [])];
  return toMatchAnswers(
    matches.map((match) => ({ match, members: match.unit === "area" ? [] : subject.record.members })),
    { referrals: [], holds: [], enrolments: [] },
  );
}

const screenedBy = new WeakMap<Criteria, Criteria>();

/** What the household receives is not asked, so nobody knows it. */
function withoutReceipts(criteria: Criteria): Criteria {
  const programs = criteria.city.programs.map(({ code }) => ({ code }));
  const known = screenedBy.get(criteria) ?? { ...criteria, city: { ...criteria.city, programs } };
  screenedBy.set(criteria, known);
  return known;
}

/** @throws {Problem} `unprocessable` with `faults` and those of the place */
async function screenedArea(
  ctx: Context,
  { areaCode, rt }: ScreenedHousehold,
  asOf: string,
  faults: readonly Fault[],
): Promise<AreaSubject | undefined> {
  const place = areaCode === undefined ? undefined : await placeOf(ctx, areaCode, rt, asOf);
  const village = place?.village;
  const isUnknown = areaCode !== undefined && village?.level !== "village";
  const ofPlace = isUnknown ? await villageFaults(ctx, areaCode, village, "/household") : [];
  const errors = [...faults, ...ofPlace];
  if (errors.length > 0) throw new Problem("unprocessable", { errors });
  if (!place?.rt) return undefined;
  const { code, area } = place.rt;
  const { name, indicators } = area ?? { name: "", indicators: {} };
  const counts = area && place.counts?.get(code);
  return { code, label: name, record: { code, indicators, receives: [], counts } };
}

interface ScreenedPlace {
  readonly village: Area | undefined;
  readonly rt?: MeantArea;
  readonly counts?: ReadonlyMap<string, AreaCounts>;
}

/** Asked for all at once, as if the codes were those in use, which they nearly always are. */
async function placeOf(
  ctx: Context,
  areaCode: string,
  rt: string | undefined,
  asOf: string,
): Promise<ScreenedPlace> {
  const codes = rt === undefined ? [] : [rtCode(areaCode, rt)];
  const [meant, counts] = await together([
    resolveAreas(ctx.db, [areaCode, ...codes]),
    areaCounts(ctx.db, codes, asOf),
  ]);
  const village = meant.get(areaCode)?.area;
  const [found] = codes.flatMap((code) => meant.get(code) ?? []);
  if (!found || found.code === codes[0]) return { village, rt: found, counts };
  return { village, rt: found, counts: await areaCounts(ctx.db, [found.code], asOf) };
}

function toSubject(household: ScreenedHousehold, area: AreaSubject | undefined): HouseholdSubject {
  return {
    id: "screened",
    label: "",
    area,
    record: {
      areaCode: area?.code,
      decile: household.decile?.value,
      documents: household.documents ?? [],
      indicators: household.indicators as FactRecord,
      receives: [],
      members: household.members.map((member) => ({
        label: member.name,
        sex: member.sex,
        birthDate: member.birthDate,
        birthYear: member.birthYear,
        relation: member.relation,
        indicators: member.indicators as FactRecord,
        receives: [],
      })),
    },
  };
}
