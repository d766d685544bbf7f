// Records the deciles that the statistics office gives households; everything else of them stays as it is.
import type { TransactionContext } from "../context.ts";
import { changeRegister } from "./change-register.ts";
import { periodEnd } from "./decile-period.ts";
import type { Decile, Household } from "./household.ts";
import { selectHouseholds } from "./household-query.ts";
import { type GivenNumbers, type Located, locateOwners } from "./locate-owners.ts";
import { revised } from "./revised.ts";

/** The national ID may be any member's. */
export interface GivenDecile extends GivenNumbers {
  readonly decile: Decile;
}

/**
 * `kept`: it is the same, or what is on file is of a later period; `rows-disagree`: another one of the same period was
 * given before it, and each would undo the other every time.
 */
export type DecileChange = "changed" | "kept" | "household-unknown" | "numbers-disagree" | "rows-disagree";

/**
 * The office dates its deciles itself, so that of two the later period counts, whoever visited the household when:
 * nobody sees a decile at a visit.
 * @param isKept false to learn what would become of them
 */
export async function recordDeciles(
  tx: TransactionContext,
  given: readonly GivenDecile[],
  isKept = true,
): Promise<DecileChange[]> {
  const found = (await locateOwners(tx, given)).map(householdOf);
  const ids = [...new Set(found.flatMap((one) => (typeof one === "string" ? [] : one.id)))];
  const stored = await selectHouseholds(tx.db, ids);
  const current = new Map(stored.map(({ household }) => [household.id, household]));
  const valueOf = new Map<string, number>();
  const changes = found.map((one, index): DecileChange => {
    if (typeof one === "string") return one;
    const household = current.get(one.id);
    if (!household) return "household-unknown";
    const { decile } = given[index]!;
    const told = `${one.id} ${decile.source} ${decile.period}`;
    if ((valueOf.get(told) ?? decile.value) !== decile.value) return "rows-disagree";
    valueOf.set(told, decile.value);
    if (!isNews(decile, household.decile)) return "kept";
    current.set(one.id, { ...household, decile });
    return "changed";
  });
  if (isKept) await write(tx, stored, current);
  return changes;
}

async function write(
  tx: TransactionContext,
  stored: Awaited<ReturnType<typeof selectHouseholds>>,
  current: ReadonlyMap<string, Household>,
): Promise<void> {
  const before = stored.filter(({ household }) => current.get(household.id) !== household);
  if (before.length === 0) return;
  const households = before.map(({ household }) => revised(current.get(household.id)!, tx.now));
  await changeRegister(tx, before, { households, persons: [], memberships: [] });
  for (const { id } of households) {
    const entity = { type: "household", id };
    tx.journal.audit({
      action: "household.update",
      entity,
      householdId: id,
      details: { changed: ["decile"] },
    });
  }
}

function isNews(given: Decile, known: Decile | null): boolean {
  if (known === null) return true;
  if (periodEnd(given.period) < periodEnd(known.period)) return false;
  return given.value !== known.value || given.source !== known.source || given.period !== known.period;
}

/** Two numbers may name two households. */
function householdOf({
  household,
  person,
}: Located): { readonly id: string } | "household-unknown" | "numbers-disagree" {
  const ids = new Set([household?.id, person?.householdId].filter((id) => typeof id === "string"));
  if (ids.size > 1) return "numbers-disagree";
  const [id] = ids;
  return id === undefined ? "household-unknown" : { id };
}
