// PURE. A match on the wire, with the reasons for it.
import { exampleMatch } from "./example-match.ts";
import { z } from "zod";
import { matchKey, type Match } from "../matching/match.ts";
import { bilingual, code, isoDate, uuid } from "../http/wire.ts";
import type { Standing } from "./standing.ts";

export const matchAnswer = z
  .strictObject({
    program: code,
    version: z.int(),
    unit: z.enum(["household", "person", "area"]),
    subject: z.strictObject({
      type: z.enum(["household", "person", "area"]),
      id: z.string(),
      label: z.string(),
    }),
    outcome: z.enum(["eligible", "ineligible", "undetermined"]),
    criteria: z.array(
      z.strictObject({
        code: z.string(),
        label: bilingual(500),
        result: z.enum(["met", "not-met", "unknown"]),
        missing: z.array(z.string()).describe("Paths of missing facts, such as `members[2].birthDate`"),
        witness: z
          .strictObject({ personId: uuid.optional(), label: z.string().optional(), member: z.int() })
          .optional()
          .describe("The member that decided, by its place in `members`"),
      }),
    ),
    reviewOn: isoDate.nullable().describe("Earliest date at which the outcome changes though no data does"),
    enrolled: z.boolean(),
    referralId: uuid.optional().describe("The unfinished referral"),
    hold: z
      .strictObject({
        reason: z.string(),
        until: isoDate.nullable().describe("Null: until the facts change"),
      })
      .optional()
      .describe("Why the program is not offered now"),
    excludedBy: z
      .array(code)
      .optional()
      .describe("Programs received, suspended ones too, that this one excludes: it is not offered by itself"),
  })
  .meta({ id: "Match", examples: [exampleMatch] });
export type MatchAnswer = z.infer<typeof matchAnswer>;

export interface MatchWithMembers {
  readonly match: Match;
  /** Who the places in `members` are. */
  readonly members: readonly { readonly personId?: string; readonly label?: string }[];
}

/** @param excludes programs that each program excludes */
export function toMatchAnswers(
  matches: readonly MatchWithMembers[],
  standing: Pick<Standing, "referrals" | "holds" | "enrolments">,
  excludes: ReadonlyMap<string, readonly string[]> = new Map(),
): MatchAnswer[] {
  const keyed = <Row extends { program: string; subject: Match["subject"] }>(rows: readonly Row[]) =>
    new Map(rows.map((row) => [matchKey(row.program, row.subject), row]));
  const [referrals, holds, enrolments] = [
    keyed(standing.referrals),
    keyed(standing.holds),
    keyed(standing.enrolments),
  ];
  return matches.map(({ match, members }) => {
    const key = matchKey(match.program, match.subject);
    const hold = holds.get(key);
    const received = standing.enrolments.filter(
      ({ subject }) => subject.id === match.subject.id || subject.id === match.householdId,
    );
    const excludedBy = (excludes.get(match.program) ?? []).filter((program) =>
      received.some((enrolment) => enrolment.program === program),
    );
    return {
      program: match.program,
      version: match.version,
      unit: match.unit,
      subject: { ...match.subject, label: match.label },
      outcome: match.outcome,
      criteria: match.explain().map(({ witness, ...criterion }) => ({
        ...criterion,
        missing: [...criterion.missing],
        ...(witness ? { witness: { member: witness.member, ...named(members[witness.member]) } } : {}),
      })),
      reviewOn: match.reviewOn,
      enrolled: enrolments.has(key),
      ...(referrals.has(key) ? { referralId: referrals.get(key)!.id } : {}),
      ...(hold ? { hold: { reason: hold.reason, until: hold.untilDate } } : {}),
      ...(excludedBy.length > 0 ? { excludedBy } : {}),
    };
  });
}

function named(member: { readonly personId?: string; readonly label?: string } | undefined) {
  return {
    ...(member?.personId ? { personId: member.personId } : {}),
    ...(member?.label ? { label: member.label } : {}),
  };
}
