// What a household would be eligible for, were it registered as sent; nothing is stored.
import { requireScope } from "../actor.ts";
import { areaCounts } from "../areas/area-counts-query.ts";
import { rtCode } from "../areas/area.ts";
import { resolveArea } from "../areas/resolve-area.ts";
import type { Context } from "../context.ts";
import { type MatchAnswer, toMatchAnswers } from "../door/match-answer.ts";
import type { FactRecord } from "../eligibility/catalogue.ts";
import { householdFaults } from "../households/check-household.ts";
import type { SentMember } from "../households/household.ts";
import { villageFaults } from "../households/check-sent.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { createMatcher } from "../matching/match-subjects.ts";
import type { AreaSubject, HouseholdSubject } from "../matching/subject-record.ts";
import { Problem } from "../problem.ts";
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

const nowhere: AreaSubject = {
  code: "",
  label: "",
  record: { code: "", indicators: {}, receives: [], counts: undefined },
};

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
  const area = await screenedArea(ctx, input.household, asOf);
  const faults = householdFaults(input.household, today, "/household", { identified: true });
  if (faults.length > 0) throw new Problem("unprocessable", { errors: faults });

  const criteria = await cache.load(ctx.db);
  const matcher = createMatcher(criteria, asOf);
  const subject = toSubject(input.household, area ?? nowhere);
  const matches = [...matcher.household(subject), ...(area ? matcher.area(area) : [])];
  return toMatchAnswers(
    matches.map((match) => ({ match, members: match.unit === "area" ? [] : subject.record.members })),
    { referrals: [], holds: [], enrolments: [] },
  );
}

async function screenedArea(
  ctx: Context,
  { areaCode, rt }: ScreenedHousehold,
  asOf: string,
): Promise<AreaSubject | undefined> {
  if (areaCode === undefined) return undefined;
  const village = await resolveArea(ctx.db, areaCode);
  if (village?.level !== "village") {
    throw new Problem("unprocessable", { errors: await villageFaults(ctx, areaCode, village, "/household") });
  }
  const known = rt === undefined ? undefined : await resolveArea(ctx.db, rtCode(village.code, rt));
  if (!known) return undefined;
  const counts = await areaCounts(ctx.db, [known.code], asOf);
  const { code, name, indicators } = known;
  return { code, label: name, record: { code, indicators, receives: [], counts: counts.get(code) } };
}

function toSubject(household: ScreenedHousehold, area: AreaSubject): HouseholdSubject {
  return {
    id: "screened",
    label: "",
    area,
    record: {
      areaCode: area.code,
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
