// PURE. What decides a program's matches on a day beside facts: the version in force and what it refers to.
import type { Criteria, ProgramCriteria } from "./criteria.ts";
import { inForce, nextSwitch } from "./version-in-force.ts";

/**
 * One text for one law: as long as it is the same, and so are the facts and the day, no match of the program changes,
 * nor the day on which it is due for review. Another text may mean the same law: one that was changed and changed back
 * has another, since some may have been matched by what held in between.
 * @param asOf date in Jakarta
 */
export function lawOf(program: ProgramCriteria, { city }: Criteria, asOf: string): string {
  const version = inForce(program, asOf);
  // Where nothing was ever published nobody can have been matched, whatever its days were.
  if (program.versions.length === 0) return "none in force";
  const days = `days ${program.validityRevision}`;
  if (!version) return `none in force, ${days}`;
  const { references } = version.compiled;
  const named = new Set(references.filter(({ level }) => level === "setting").map(({ name }) => name));
  const settings = city.settings
    .filter(({ name }) => named.has(name))
    .map(
      ({ name, effectiveFrom, value, valueRevision }) =>
        `${name} ${effectiveFrom} ${value}, value ${valueRevision}`,
    );
  const asksReceipt = references.some(({ name }) => name === "receives");
  const declared = city.programs
    .filter(({ recipientsAsOf }) => recipientsAsOf !== null)
    .map(({ code }) => code);
  const until = nextSwitch(program, asOf) ?? "further notice";
  return [
    `version ${version.version} until ${until}, ${days}`,
    ...settings.sort(),
    ...(asksReceipt ? declared.sort() : []),
  ].join("\n");
}
