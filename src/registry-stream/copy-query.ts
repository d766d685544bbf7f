// Copies the people of some RT out of the database: the fastest way in which it tells of many.
import { toSnakeCase } from "drizzle-orm/casing";
import { to as copyTo } from "pg-copy-streams";
import type { Database } from "../database/statement.ts";
import { withCopy } from "../database/with-copy.ts";
import { CopyLine } from "./copy-line.ts";
import { createPauses } from "./make-pauses.ts";
import { householdFields, memberFields, type TableLayout } from "./columns-layout.ts";

// Sorted by where an RT comes among the codes: of these most begin alike, and numbers are compared in no time.

/** Id, RT, and the columns of the layout, of the active households of RT: in the order of the codes, by id. */
export function copyHouseholds(
  db: Database,
  areaCodes: readonly string[],
  layout: TableLayout,
  tell: (line: CopyLine) => void,
): Promise<void> {
  const facts = layout.columns.slice(householdFields.length).map(({ name }) => fact("h", name, layout));
  const text = `select ${["h.id", "h.area_code", "h.decile", ...facts].join(", ")} from ${homesIn(areaCodes)}
     order by rt.place, h.id`;
  return copy(db, text, tell);
}

/**
 * Household, id where it is asked for, and the columns of the layout, of their present members: household by household,
 * as they stand on the family card.
 */
export function copyMembers(
  db: Database,
  areaCodes: readonly string[],
  { layout, withIds }: { readonly layout: TableLayout; readonly withIds: boolean },
  tell: (line: CopyLine) => void,
): Promise<void> {
  const facts = layout.columns.slice(memberFields.length).map(({ name }) => fact("p", name, layout));
  const own = ["p.sex", "p.birth_date", "p.birth_year", "m.relation", "p.status = 'active'"];
  const ids = withIds ? ["m.household_id", "p.id"] : ["m.household_id"];
  const text = `select ${[...ids, ...own, ...facts].join(", ")} from ${homesIn(areaCodes)}
     join memberships m on m.household_id = h.id and m.left_on is null
     join persons p on p.id = m.person_id
     order by rt.place, m.household_id, m.position, m.id`;
  return copy(db, text, tell);
}

/** Names of the catalogue, never of a caller. */
function fact(row: string, name: string, { columns }: TableLayout): string {
  const column = `${row}."${toSnakeCase(name)}"`;
  return columns.find((one) => one.name === name)?.isList ? `to_json(${column})` : column;
}

/** COPY takes no parameters, so codes stand in its text: digits and dots as the database has them, or they are refused. */
function homesIn(areaCodes: readonly string[]): string {
  const strange = areaCodes.find((code) => !/^[\w.-]+$/.test(code));
  if (strange !== undefined) throw new Error(`An RT has the code ${JSON.stringify(strange)}.`);
  return `unnest('{${areaCodes.join(",")}}'::text[]) with ordinality as rt(code, place)
     join households h on h.area_code = rt.code and h.status = 'active'`;
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
