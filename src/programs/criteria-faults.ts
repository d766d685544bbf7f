// PURE. Everything that is wrong with the criteria and the priority of a version.
import type { Catalogue, Unit } from "../eligibility/catalogue.ts";
import { checkExpression, type CriterionError } from "../eligibility/check-criterion.ts";
import { type Fault, fault, pointer } from "../fault.ts";
import type { VersionDraft } from "./program.ts";

/** Faults of codes and expressions, each with its pointer into the version; an expression's name their place. */
export function criteriaFaults(
  catalogue: Catalogue,
  unit: Unit,
  version: Pick<VersionDraft, "criteria" | "priority">,
): Fault[] {
  const criteria = version.criteria.flatMap(({ expression }, place) =>
    expressionFaults(catalogue, unit, expression, "bool", pointer("criteria", place, "expression")),
  );
  const priority =
    version.priority === null
      ? []
      : expressionFaults(catalogue, unit, version.priority, "number", pointer("priority"));
  return [...repeatedCodes(version.criteria), ...criteria, ...priority];
}

function repeatedCodes(criteria: VersionDraft["criteria"]): Fault[] {
  const seen = new Set<string>();
  return criteria.flatMap(({ code }, place) => {
    if (!seen.has(code)) {
      seen.add(code);
      return [];
    }
    const at = pointer("criteria", place, "code");
    const id = `Kode "${code}" sudah dipakai kriteria lain.`;
    return [fault(at, "duplicate", id, `The code "${code}" is another criterion's already.`)];
  });
}

function expressionFaults(
  catalogue: Catalogue,
  unit: Unit,
  expression: string,
  expected: "bool" | "number",
  at: string,
): Fault[] {
  const checked = checkExpression(catalogue, unit, expression, expected);
  return checked.valid ? [] : checked.errors.map((error) => expressionFault(error, at));
}

function expressionFault({ message, start, end, hint }: CriterionError, at: string): Fault {
  const id = `${message.id} (karakter ${start}–${end})${hint ? ` ${hint.id}` : ""}`;
  const en = `${message.en} (characters ${start}–${end})${hint ? ` ${hint.en}` : ""}`;
  return fault(at, "invalid-criterion", id, en);
}
