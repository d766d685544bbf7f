// One enrolment by its id.
import { requireScope } from "../actor.ts";
import type { Context } from "../context.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { Problem } from "../problem.ts";
import type { Enrolment } from "./enrolment.ts";
import { selectEnrolment } from "./store.ts";

/** @throws {Problem} `not-found`, also for an enrolment that is not for this caller */
export async function getEnrolment(ctx: Context, id: string): Promise<Enrolment> {
  requireScope(ctx.actor, "enrolments:read");
  const enrolment = await selectEnrolment(ctx.db, ctx.actor, id, jakartaDate(ctx.now));
  if (!enrolment) throw new Problem("not-found");
  return enrolment;
}
