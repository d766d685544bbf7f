// PURE. Questions on the wire.
import { z } from "zod";
import { bilingual, code, uuid } from "../http/wire.ts";
import type { HouseholdQuestion } from "./get-household-questions.ts";
import type { Matches } from "./rank-questions.ts";
import type { AreaQuestion } from "./sum-questions.ts";

const level = z.enum(["household", "member", "area"]);

const matches = z.strictObject({
  programs: z.array(code),
  matches: z.int().describe("One program may be open for several members"),
});

const householdQuestion = z
  .strictObject({
    path: z.string().describe("As in `missing` of a match, such as `members[2].birthDate`"),
    level,
    name: z.string().describe("Of the indicator"),
    label: bilingual(500),
    person: z.strictObject({ id: uuid, label: z.string() }).optional().describe("Whom it is asked about"),
    settles: matches.describe("What is determined whatever the answer is"),
    maySettle: matches.describe("What some answer determines"),
  })
  .meta({
    id: "HouseholdQuestion",
    examples: [
      {
        path: "members[2].schoolType",
        level: "member",
        name: "schoolType",
        label: { id: "Jenis sekolah", en: "Type of school" },
        person: { id: "0198c0de-7a00-7000-8000-000000000004", label: "Anak Contoh" },
        settles: { programs: ["jambi-cerdas"], matches: 1 },
        maySettle: { programs: ["jambi-cerdas"], matches: 1 },
      },
    ],
  });

const areaQuestion = z
  .strictObject({
    level,
    name: z.string().describe("Of the indicator"),
    label: bilingual(500),
    subjects: z.int().describe("How many households, or RT, have it to tell"),
    settles: z.int().describe("How many matches are determined whatever the answers are"),
    maySettle: z.int().describe("How many some answers determine"),
    programs: z.array(code).describe("Whose matches they are"),
  })
  .meta({
    id: "AreaQuestion",
    examples: [
      {
        level: "household",
        name: "decile",
        label: { id: "Desil", en: "Decile" },
        subjects: 31,
        settles: 12,
        maySettle: 74,
        programs: ["jambi-cerdas", "kartu-bahagia"],
      },
    ],
  });

/** All of them, however many. */
export const householdQuestions = whole(householdQuestion);
export const areaQuestions = whole(areaQuestion);

function whole<Item extends z.ZodType>(item: Item) {
  return z.strictObject({ items: z.array(item) }).meta({ examples: [{ items: item.meta()!.examples }] });
}

export function toHouseholdQuestion(question: HouseholdQuestion): z.infer<typeof householdQuestion> {
  const { path, person, settles, maySettle } = question;
  return {
    path,
    ...indicatorOf(question),
    ...(person ? { person } : {}),
    settles: toMatches(settles),
    maySettle: toMatches(maySettle),
  };
}

export function toAreaQuestion(question: AreaQuestion): z.infer<typeof areaQuestion> {
  const { subjects, settles, maySettle, programs } = question;
  return { ...indicatorOf(question), subjects, settles, maySettle, programs: [...programs] };
}

function indicatorOf({ indicator }: Pick<AreaQuestion, "indicator">) {
  const { level: asked, name, label } = indicator;
  return { level: asked as z.infer<typeof level>, name, label };
}

function toMatches({ programs, matches: count }: Matches): z.infer<typeof matches> {
  return { programs: [...programs], matches: count };
}
