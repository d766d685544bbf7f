// How an agency has done: what it was offered, what it took up, and how long that lasted.
import { requireScope } from "../actor.ts";
import { getAgency } from "../agencies/get-agency.ts";
import type { Context } from "../context.ts";
import { fault } from "../fault.ts";
import { addDays, jakartaDate, startOfDay } from "../jakarta-date.ts";
import { Problem } from "../problem.ts";
import type { Performance } from "./performance.ts";
import { selectPerformance } from "./performance-store.ts";

export interface Period {
  /** First and last day in Jakarta. */
  readonly from: string;
  readonly to: string;
}

const usualDays = 90;

/**
 * @param input.from 90 days up to `to` unless given @param input.to today unless given
 * @throws {Problem} `not-found`; `forbidden` for an agency about another; `invalid-request` for a period that ends
 *   before it begins
 */
export async function getPerformance(
  ctx: Context,
  input: { readonly agency: string } & Partial<Period>,
): Promise<Performance & Period> {
  requireScope(ctx.actor, "referrals:read");
  const { role, agency } = ctx.actor;
  if (role !== "tkpk" && agency !== input.agency) throw new Problem("forbidden");
  await getAgency(ctx, input.agency);
  const { to = jakartaDate(ctx.now) } = input;
  const { from = addDays(to, 1 - usualDays) } = input;
  if (to < from) {
    const id = "Hari terakhir mendahului hari pertama.";
    const late = fault("/query/to", "out-of-order", id, "The last day is before the first.");
    throw new Problem("invalid-request", { errors: [late] });
  }
  const found = await selectPerformance(ctx.db, input.agency, startOfDay(from), startOfDay(addDays(to, 1)));
  return { ...found, from, to };
}
