// What is left to be matched and nobody is at, told cheaply and by how it stands: what moves is told as something else.
import type { Context } from "../context.ts";
import { selectLockedNames } from "../database/locked-names.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { selectRevision } from "../programs/programs-query.ts";
import { selectDueAreas } from "./due-query.ts";
import { selectUnfinishedRun } from "./store.ts";

/**
 * A change of the catalogue is told whether or not it asks for a run: who was to find that out may have died.
 * @param isFed whether files bring more who are due all the time: these are matched when the files are through
 * @returns `undefined` while somebody is at it
 */
export async function leftToMatch(
  { db, now }: Context,
  { isFed }: { readonly isFed: boolean },
): Promise<string[] | undefined> {
  if ((await selectLockedNames(db, ["matching"])).size > 0) return undefined;
  const run = await selectUnfinishedRun(db);
  const areas = isFed ? [] : await selectDueAreas(db, jakartaDate(now));
  const due = areas.reduce((sum, area) => sum + area.due, 0);
  return [
    `catalogue ${await selectRevision(db)}`,
    ...(run ? [`run ${run.id} ${run.revision}`] : []),
    ...(due > 0 ? [`due ${due}`] : []),
  ];
}
