// Copies the people of some RT out of the database: the fastest way in which it tells of many.
import { toSnakeCase } from "drizzle-orm/casing";
import { to as copyTo } from "pg-copy-streams";
import type { Database } from "../database/statement.ts";
import { withCopy } from "../database/with-copy.ts";
import { CopyLine } from "./copy-line.ts";
import { createPauses } from "./make-pauses.ts";
import { householdFields, memberFields, type TableLayout } from "./columns-layout.ts";

/** Id, RT, and the columns of the layout, of the active households of RT. */
export function copyHouseholds(
  db: Database,
  areaCodes: readonly string[],
  layout: TableLayout,
  tell: (line: CopyLine) => void,
): Promise<void> {
  const facts = layout.columns.slice(householdFields.length).map(({ name }) => fact("h", name, layout));
  const text = `select ${["h.id", "h.area_code", "h.decile", ...facts].join(", ")} from households h
     where ${lives(areaCodes)} order by h.area_code, h.id`;
  return copy(db, text, tell);
}

/** Household, id, and the columns of the layout, of their present members as they stand on the family card. */
export function copyMembers(
  db: Database,
  areaCodes: readonly string[],
  layout: TableLayout,
  tell: (line: CopyLine) => void,
): Promise<void> {
  const facts = layout.columns.slice(memberFields.length).map(({ name }) => fact("p", name, layout));
  const own = ["p.sex", "p.birth_date", "p.birth_year", "m.relation", "p.status = 'active'"];
  const text = `select ${["m.household_id", "p.id", ...own, ...facts].join(", ")} from households h
     join memberships m on m.household_id = h.id and m.left_on is null
     join persons p on p.id = m.person_id
     where ${lives(areaCodes)} order by h.area_code, h.id, m.position, m.id`;
  return copy(db, text, tell);
}

/** Names of the catalogue, never of a caller. */
function fact(row: string, name: string, { columns }: TableLayout): string {
  const column = `${row}."${toSnakeCase(name)}"`;
  return columns.find((one) => one.name === name)?.isList ? `to_json(${column})` : column;
}

/** COPY takes no parameters, so codes stand in its text: digits and dots as the database has them, or they are refused. */
function lives(areaCodes: readonly string[]): string {
  const strange = areaCodes.find((code) => !/^[\w.-]+$/.test(code));
  if (strange !== undefined) throw new Error(`An RT has the code ${JSON.stringify(strange)}.`);
  return `h.area_code = any('{${areaCodes.join(",")}}') and h.status = 'active'`;
}

function copy(db: Database, query: string, tell: (line: CopyLine) => void): Promise<void> {
  return withCopy(db, async (client) => {
    const line = new CopyLine();
    // Where the database is faster than this, chunk follows upon chunk.
    const pause = createPauses();
    // Of a line that goes on in the next chunk.
    let begun: Buffer | undefined;
    let fault: { readonly error: unknown } | undefined;
    for await (const chunk of client.query(copyTo(`copy (${query}) to stdout`))) {
      // A COPY that is left before its end would leave the connection in it.
      if (fault) continue;
      try {
        const bytes: Buffer = begun ? Buffer.concat([begun, chunk as Buffer]) : (chunk as Buffer);
        begun = tellLines(bytes, line, tell);
      } catch (error) {
        fault = { error };
      }
      await pause();
    }
    if (fault) throw fault.error;
  });
}

/** @returns what is left of a line that does not end in these bytes */
function tellLines(bytes: Buffer, line: CopyLine, tell: (line: CopyLine) => void): Buffer | undefined {
  let from = 0;
  for (let next = line.moveTo(bytes, from); next !== -1; next = line.moveTo(bytes, from)) {
    tell(line);
    from = next;
  }
  return from < bytes.length ? bytes.subarray(from) : undefined;
}
