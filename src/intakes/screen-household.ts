// What a household would be eligible for, were it registered as sent; nothing is stored.
import { requireScope } from "../actor.ts";
import { areaCounts } from "../areas/area-counts-query.ts";
import { rtCode } from "../areas/area.ts";
import { resolveArea } from "../areas/resolve-area.ts";
import type { Context } from "../context.ts";
import { type MatchAnswer, toMatchAnswers } from "../door/match-answer.ts";
import type { Fault } from "../fault.ts";
import type { FactRecord } from "../eligibility/catalogue.ts";
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
  const area = await screenedArea(ctx, input.household, asOf, faults);

  const matcher = createMatcher(withoutReceipts(await cache.load(ctx.db)), asOf);
  const subject = toSubject(input.household, area);
  const matches = [...matcher.household(subject), ...(area ? matcher.area(area) : [])];
  return toMatchAnswers(
    matches.map((match) => ({ match, members: match.unit === "area" ? [] : subject.record.members })),
    { referrals: [], holds: [], enrolments: [] },
  );
}

/** What the household receives is not asked, so nobody knows it. */
function withoutReceipts(criteria: Criteria): Criteria {
  const programs = criteria.city.programs.map(({ code }) => ({ code }));
  return { ...criteria, city: { ...criteria.city, programs } };
}

/** @throws {Problem} `unprocessable` with `faults` and those of the place */
async function screenedArea(
  ctx: Context,
  { areaCode, rt }: ScreenedHousehold,
  asOf: string,
  faults: readonly Fault[],
): Promise<AreaSubject | undefined> {
  const village = areaCode === undefined ? undefined : await resolveArea(ctx.db, areaCode);
  const isUnknown = areaCode !== undefined && village?.level !== "village";
  const ofPlace = isUnknown ? await villageFaults(ctx, areaCode, village, "/household") : [];
  const errors = [...faults, ...ofPlace];
  if (errors.length > 0) throw new Problem("unprocessable", { errors });
  if (!village || rt === undefined) return undefined;
  const code = rtCode(village.code, rt);
  const known = await resolveArea(ctx.db, code);
  const counts = known && (await areaCounts(ctx.db, [code], asOf)).get(code);
  const { name, indicators } = known ?? { name: "", indicators: {} };
  return { code, label: name, record: { code, indicators, receives: [], counts } };
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
