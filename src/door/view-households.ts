// Households as one caller may see them, their numbers masked or, for those who say why and on the record, in full.
import { type Context, inTransaction } from "../context.ts";
import type { HouseholdView } from "../households/household-answer.ts";
import { selectNumbers } from "../households/number-query.ts";
import { showNumbers, type StoredNumber } from "../households/numbers.ts";
import type { CriteriaCache } from "../programs/criteria-in-force.ts";
import type { SeenHousehold } from "./household-query.ts";
import { type LimitedView, limitView } from "./limit-view.ts";

/** In the order given, in a constant number of statements. */
export async function viewHouseholds(
  ctx: Context,
  cache: CriteriaCache,
  seen: readonly SeenHousehold[],
): Promise<HouseholdView[]> {
  const criteria = seen.some((one) => one.through) ? await cache.load(ctx.db) : undefined;
  const shown = seen.map(({ registered, through }) => {
    const limited = through && criteria && limitView(registered, through, criteria);
    return { registered: limited?.registered ?? registered, limited };
  });
  const stored = await selectNumbers(ctx.db, shown.flatMap(ownersOf));
  const byOwner = new Map<string, StoredNumber[]>();
  for (const number of stored) byOwner.set(number.ownerId, [...(byOwner.get(number.ownerId) ?? []), number]);
  const views = shown.map(({ registered, limited }): HouseholdView => {
    const revealed = revealedOf(ctx, limited);
    const numbers = ownersOf({ registered }).flatMap((id) => byOwner.get(id) ?? []);
    return { registered, revealed, visible: limited, numbers: showNumbers(numbers, ctx.vault, revealed) };
  });
  await auditRevealed(ctx, views);
  return views;
}

function ownersOf({ registered }: Pick<SeenHousehold, "registered">): string[] {
  return [registered.household.id, ...registered.members.map(({ person }) => person.id)];
}

/** Whose numbers are shown in full: everybody's or, to an agency, those it holds a referral about. */
function revealedOf({ actor }: Context, limited: LimitedView | undefined): (ownerId: string) => boolean {
  const may = actor.purpose !== undefined && actor.scopes.has("pii:read");
  if (!may) return () => false;
  return limited ? (ownerId) => limited.numbers.has(ownerId) : () => true;
}

async function auditRevealed(ctx: Context, views: readonly HouseholdView[]): Promise<void> {
  const open = views.filter(({ registered, revealed }) => revealed(registered.household.id));
  if (open.length === 0) return;
  await inTransaction(ctx, async (tx) => {
    for (const { registered } of open) {
      const { id } = registered.household;
      const entity = { type: "household", id };
      tx.journal.audit({ action: "household.reveal-numbers", entity, householdId: id });
    }
  });
}
