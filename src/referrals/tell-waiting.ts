// Tells those who wait for a place how many are before them, and why they wait.
import type { Context } from "../context.ts";
import { jakartaDate } from "../jakarta-date.ts";
import type { ReferralView } from "./view.ts";
import { selectWaitlists } from "./waiting-store.ts";

/** The views with their place in the waiting list, where they are in one. */
export async function tellWaiting(ctx: Context, views: readonly ReferralView[]): Promise<ReferralView[]> {
  const waiting = views.filter(({ status }) => status === "waitlisted").map(({ id }) => id);
  if (waiting.length === 0) return [...views];
  const waitlists = await selectWaitlists(ctx.db, waiting, jakartaDate(ctx.now));
  return views.map((view) => ({ ...view, waitlist: waitlists.get(view.id) ?? null }));
}
