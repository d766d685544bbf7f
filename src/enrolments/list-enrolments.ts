// Lists the enrolments that the caller may see, by the time of their last change.
import { requireScope } from "../actor.ts";
import type { Context } from "../context.ts";
import { decodeCursor, keyOfChange, listOf, type Page, toPage } from "../http/pagination.ts";
import { jakartaDate } from "../jakarta-date.ts";
import type { Enrolment } from "./enrolment.ts";
import { type EnrolmentFilter, selectEnrolments } from "./store.ts";

/** @throws {Problem} `invalid-cursor` */
export async function listEnrolments(
  ctx: Context,
  input: Omit<EnrolmentFilter, "after"> & { readonly limit: number; readonly cursor?: string },
): Promise<Page<Enrolment>> {
  requireScope(ctx.actor, "enrolments:read");
  const { limit, cursor, ...filter } = input;
  const list = listOf("enrolments", filter);
  const key = decodeCursor(list, cursor, keyOfChange);
  const after = key && { updatedAt: new Date(key[0]), id: key[1] };
  const today = jakartaDate(ctx.now);
  const rows = await selectEnrolments(ctx.db, ctx.actor, { ...filter, after }, limit + 1, today);
  return toPage(
    list,
    rows,
    limit,
    (enrolment) => [enrolment.updatedAt.toISOString(), enrolment.id],
    (enrolment) => enrolment,
  );
}
