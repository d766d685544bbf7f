// From a code, as files old and new and the statistics office write it, to the area that is meant now.
import { type Database, statement } from "../database/statement.ts";
import type { Fault } from "../fault.ts";
import type { Subject } from "../subject.ts";
import type { Area } from "./area.ts";
import { unknownAreas } from "./area-query.ts";
import { readArea } from "./area-rows.ts";

/** What a code stands for. */
export interface MeantArea {
  /** The code in use, also of an RT that does not exist yet. */
  readonly code: string;
  readonly area: Area | undefined;
}

// An RT may be named by an alias of its village and its number, and may be another RT since.
const meant = statement<{ asked: string; code: string; area: Record<string, unknown> | null }>(
  "areas.meant",
  `select asked, coalesce(s.code, named.code) as code, to_jsonb(a) as area
   from unnest($1::text[]) asked
   left join area_aliases whole on whole.alias = asked
   left join area_aliases village on asked ~ '[.][0-9]{3}$' and village.alias = left(asked, -4)
   cross join lateral (select coalesce(whole.code, village.code || right(asked, 4), asked) as code) named
   left join area_successions s on s.former_code = named.code
   left join areas a on a.code = coalesce(s.code, named.code)`,
);

/**
 * Each code as it was asked for, and what it stands for: the one place where aliases and successions are followed. An
 * RT is asked for by the code or alias of its village and its number, as `rtCode` puts them together.
 */
export async function resolveAreas(
  db: Database,
  codesOrAliases: readonly string[],
): Promise<ReadonlyMap<string, MeantArea>> {
  const asked = [...new Set(codesOrAliases)];
  if (asked.length === 0) return new Map();
  const rows = await db.run(meant, [asked]);
  return new Map(
    rows.map(({ asked: one, code, area }) => [one, { code, area: area ? readArea(area) : undefined }]),
  );
}

/** `undefined` where nothing has that code. */
export async function resolveArea(db: Database, codeOrAlias: string): Promise<Area | undefined> {
  return (await resolveAreas(db, [codeOrAlias])).get(codeOrAlias)?.area;
}

/** The code in use of what a filter names, itself where nothing has it. */
export async function codeInUse<Code extends string | undefined>(
  db: Database,
  codeOrAlias: Code,
): Promise<Code> {
  if (codeOrAlias === undefined) return codeOrAlias;
  return (await resolveAreas(db, [codeOrAlias])).get(codeOrAlias)!.code as Code;
}

/** The subject that is meant: of a former RT, the RT that it is now. */
export async function subjectInUse(db: Database, subject: Subject): Promise<Subject> {
  return subject.type === "area" ? { ...subject, id: await codeInUse(db, subject.id) } : subject;
}

/** The code in use of each area that is named by a code or an alias, in that order, and a fault for each that is none. */
export async function namedAreas(
  db: Database,
  named: readonly { readonly pointer: string; readonly code: string }[],
): Promise<{ readonly codes: readonly string[]; readonly faults: readonly Fault[] }> {
  const found = await resolveAreas(
    db,
    named.map(({ code }) => code),
  );
  const unknown = named.filter(({ code }) => found.get(code)?.area === undefined);
  const codes = named.map(({ code }) => found.get(code)?.area?.code ?? code);
  return { codes, faults: await unknownAreas(db, unknown) };
}
