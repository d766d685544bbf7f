// Lists the referrals that the caller may know of, by the time of their last change.
import { requireScope } from "../actor.ts";
import { codeInUse } from "../areas/resolve-area.ts";
import type { Context } from "../context.ts";
import { decodeCursor, keyOfChange, listOf, type Page, toPage } from "../http/pagination.ts";
import { type ReferralFilter, selectPage } from "./list-store.ts";
import { tellWaiting } from "./tell-waiting.ts";
import { type ReferralView, viewOf } from "./view.ts";

/** @throws {Problem} `invalid-cursor` */
export async function listReferrals(
  ctx: Context,
  input: Omit<ReferralFilter, "after"> & { readonly limit: number; readonly cursor?: string },
): Promise<Page<ReferralView>> {
  requireScope(ctx.actor, "referrals:read");
  const { limit, cursor, ...asked } = input;
  const filter = { ...asked, area: await codeInUse(ctx.db, asked.area) };
  const list = listOf("referrals", filter);
  const key = decodeCursor(list, cursor, keyOfChange);
  const after = key && { updatedAt: new Date(key[0]), id: key[1] };
  const rows = await selectPage(ctx.db, ctx.actor, { ...filter, after }, limit + 1);
  const page = toPage(
    list,
    rows,
    limit,
    ({ referral }) => [referral.updatedAt.toISOString(), referral.id],
    (row) => viewOf(row, ctx.actor, ctx.now),
  );
  return { ...page, items: await tellWaiting(ctx, page.items) };
}
