// Fills an empty database with the city's areas, agencies, programs and reasons; once, however many servers start.
import { listAgencies } from "./agencies/list-agencies.ts";
import { seedAgencies } from "./agencies/seed-agencies.ts";
import { seedAreas } from "./areas/seed-areas.ts";
import { type Context, inTransaction, type TransactionContext } from "./context.ts";
import { lockName } from "./database/lock-name.ts";
import { seedPrograms } from "./programs/seed-programs.ts";
import { seedReasons } from "./referrals/seed-reasons.ts";

/** Agencies stand before the programs that they deliver. */
const seeds: readonly (readonly [entity: string, seed: typeof seedAreas])[] = [
  ["area", seedAreas],
  ["agency", seedAgencies],
  ["program", seedPrograms],
  ["reason", seedReasons],
];

/** True when it filled the database, false when there was something in it. */
export async function seedCity(ctx: Context): Promise<boolean> {
  if (!(await isEmpty(ctx))) return false;
  return inTransaction(ctx, async (tx) => {
    await lockName(tx.db, "seed");
    if (!(await isEmpty(tx))) return false;
    await seedAll(tx);
    return true;
  });
}

async function isEmpty(ctx: Context): Promise<boolean> {
  const { items } = await listAgencies(ctx, { limit: 1 });
  return items.length === 0;
}

async function seedAll(tx: TransactionContext): Promise<void> {
  for (const [entity, seed] of seeds) {
    await seed(tx.db, tx.now);
    tx.journal.audit({ action: `${entity}.seed`, entity: { type: entity, id: "city" } });
  }
}
