// PURE. Which missing fact would settle most programs, found by evaluating every answer that it may get.
import type { Facts } from "../eligibility/catalogue.ts";
import { type FactsBuilder, prepareFacts } from "../eligibility/indicators/derive-facts.ts";
import type { CompiledProgram } from "../eligibility/program.ts";
import { withMember } from "../matching/match-subjects.ts";
import type { Criteria } from "../programs/criteria.ts";
import { inForce } from "../programs/version-in-force.ts";
import { alternativesOf, type Named } from "./alternatives.ts";
import { answered, type Asked, pathOf, type Question, questionOf } from "./question.ts";

/** Undetermined matches: how many, and of which programs. */
export interface Matches {
  readonly programs: readonly string[];
  readonly matches: number;
}

export interface RankedQuestion extends Question {
  readonly path: string;
  /** What every answer determines. */
  readonly settles: Matches;
  /** What some answer determines. */
  readonly maySettle: Matches;
}

/** The questions of one subject, the one that settles most first. */
export type Asker = (asked: Asked) => RankedQuestion[];

interface Program {
  readonly code: string;
  readonly unit: string;
  readonly compiled: CompiledProgram;
}

/** A match that waits for facts. */
interface Waiting {
  readonly program: Program;
  /** Place of the person in the household. */
  readonly member: number | undefined;
  readonly questions: readonly string[];
}

/** @param asOf reference date in Jakarta: by the versions in force then */
export function createAsker(criteria: Criteria, asOf: string): Asker {
  const programs = criteria.programs.flatMap((program): Program[] => {
    const version = inForce(program, asOf);
    return version ? [{ code: program.code, unit: program.unit, compiled: version.compiled }] : [];
  });
  const build = prepareFacts(criteria.city, asOf);
  const settings = criteria.city.settings.map(({ value }) => value);
  const named = new Map(programs.map(({ compiled }) => [compiled, namedBy(compiled, settings)]));
  return (asked) => {
    const { waiting, questions } = findWaiting(asked, programs, build(asked.household, asked.area));
    return [...questions]
      .flatMap(([path, question]) => {
        const theirs = waiting.filter((one) => one.questions.includes(path));
        const names = theirs.map(({ program }) => named.get(program.compiled)!);
        const year = yearKnown(asked, question);
        const alternatives = alternativesOf(question.indicator, {
          numbers: names.flatMap(({ numbers }) => numbers),
          texts: names.flatMap(({ texts }) => texts),
          ...{ asOf, year },
        });
        return alternatives.length === 0
          ? []
          : [rank({ asked, question, path, theirs, alternatives, build })];
      })
      .filter(({ maySettle }) => maySettle.matches > 0)
      .sort(inOrder);
  };
}

function namedBy(
  { literals }: CompiledProgram,
  settings: readonly number[],
): Pick<Named, "numbers" | "texts"> {
  return {
    numbers: [...literals.filter((one) => typeof one === "number"), ...settings],
    texts: literals.filter((one) => typeof one === "string"),
  };
}

/** The matches of the subject that are undetermined, and what they ask. */
function findWaiting(
  asked: Asked,
  programs: readonly Program[],
  facts: Facts,
): { readonly waiting: readonly Waiting[]; readonly questions: ReadonlyMap<string, Question> } {
  const questions = new Map<string, Question>();
  const waiting = programs.flatMap((program) =>
    placesOf(program, asked).flatMap((member): Waiting[] => {
      const seen = factsOf(facts, member);
      if (program.compiled.evaluate(seen).outcome !== "undetermined") return [];
      const missing = program.compiled.explain(seen).flatMap((criterion) => criterion.missing);
      const paths = missing.flatMap((path) => {
        const question = questionOf(path, asked, member);
        if (!question) return [];
        questions.set(pathOf(question), question);
        return [pathOf(question)];
      });
      return [{ program, member, questions: paths }];
    }),
  );
  return { waiting, questions };
}

function placesOf({ unit }: Program, { household, area }: Asked): (number | undefined)[] {
  if (unit === "area") return household === undefined && area !== undefined ? [undefined] : [];
  if (household === undefined) return [];
  return unit === "household" ? [undefined] : household.members.map((_, place) => place);
}

function factsOf(facts: Facts, member: number | undefined): Facts {
  return member === undefined ? facts : withMember(facts, member);
}

function rank({
  asked,
  question,
  path,
  theirs,
  alternatives,
  build,
}: {
  readonly asked: Asked;
  readonly question: Question;
  readonly path: string;
  readonly theirs: readonly Waiting[];
  readonly alternatives: ReturnType<typeof alternativesOf>;
  readonly build: FactsBuilder;
}): RankedQuestion {
  const times = theirs.map(() => 0);
  for (const value of alternatives) {
    const { household, area } = answered(asked, question, value);
    const facts = build(household, area);
    theirs.forEach(({ program, member }, index) => {
      const { outcome } = program.compiled.evaluate(factsOf(facts, member));
      if (outcome !== "undetermined") times[index]! += 1;
    });
  }
  return {
    ...question,
    path,
    settles: countOf(theirs.filter((_, index) => times[index] === alternatives.length)),
    maySettle: countOf(theirs.filter((_, index) => times[index]! > 0)),
  };
}

function countOf(waiting: readonly Waiting[]): Matches {
  return {
    programs: [...new Set(waiting.map(({ program }) => program.code))].sort(),
    matches: waiting.length,
  };
}

/** Of a birth date the year may be known. */
function yearKnown({ household }: Asked, { indicator, member }: Question): number | undefined {
  if (indicator.name !== "birthDate" || member === undefined) return undefined;
  return household?.members[member]?.birthYear ?? undefined;
}

function inOrder(one: RankedQuestion, other: RankedQuestion): number {
  return (
    other.settles.programs.length - one.settles.programs.length ||
    other.settles.matches - one.settles.matches ||
    other.maySettle.programs.length - one.maySettle.programs.length ||
    other.maySettle.matches - one.maySettle.matches ||
    (one.path < other.path ? -1 : 1)
  );
}
