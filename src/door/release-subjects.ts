// Offers a program to those who are eligible for it, by priority, up to a number and to the places that are free.
import { requireScope } from "../actor.ts";
import { lockAreas } from "../areas/lock-areas.ts";
import { namedAreas } from "../areas/resolve-area.ts";
import { type Context, inTransaction, inTrial, type TransactionContext } from "../context.ts";
import { text } from "../fault.ts";
import { lockHouseholdRows } from "../households/lock-households.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { Problem } from "../problem.ts";
import type { CriteriaCache } from "../programs/criteria-in-force.ts";
import { knownProgram } from "../programs/get-program.ts";
import { createAllotment, mayHaveRoom } from "../quotas/quota.ts";
import { selectQuotas } from "../quotas/quota-query.ts";
import { countReleasable, type Releasable, type ReleaseFilter, selectReleasable } from "./release-query.ts";
import { rematchTouched } from "./rematch-touched.ts";

export interface ReleaseRequest {
  readonly program: string;
  /** How many are offered it at most. */
  readonly limit: number;
  /** Code or alias of an area. */
  readonly area?: string;
  /** Says what would be done, and does nothing. */
  readonly dryRun: boolean;
}

export interface Release {
  /** Referrals that were opened. */
  readonly opened: number;
  /** Eligible subjects that are still without an offer. */
  readonly left: number;
}

/** Subjects of one transaction: whoever waits for one of them waits for no more than these. */
const atOnce = 50;

/**
 * However the program refers. Who needs verification, or receives what excludes it, is passed over; nobody is put on a
 * waiting list.
 * @throws {Problem} `not-found`; `conflict` while the program's recipients are not declared loaded; `unprocessable` for
 *   an unknown area
 */
export async function releaseSubjects(
  ctx: Context,
  cache: CriteriaCache,
  { program, limit, area, dryRun }: ReleaseRequest,
): Promise<Release> {
  requireScope(ctx.actor, "referrals:manage");
  const { recipientsAsOf } = await knownProgram(ctx, program);
  if (recipientsAsOf === null) throw recipientsUnknown();
  const filter = { program, area: await codeOf(ctx, area), today: jakartaDate(ctx.now) };
  if (!dryRun) return releaseAll(ctx, cache, filter, limit);
  return inTrial(
    (work) => inTransaction(ctx, work),
    (tx) => releaseAll(tx, cache, filter, limit),
  );
}

async function releaseAll(
  ctx: Context,
  cache: CriteriaCache,
  filter: ReleaseFilter,
  limit: number,
): Promise<Release> {
  let opened = 0;
  let after: Releasable | undefined;
  // Where no place is free nobody is looked at: the eligible may be the whole city.
  while (opened < limit && (await hasRoom(ctx, filter))) {
    const size = Math.min(atOnce, limit - opened);
    const some = await inTransaction(ctx, async (tx) => {
      const next = await selectReleasable(tx.db, filter, after, size);
      return { next, opened: await releaseSome(tx, cache, filter, next) };
    });
    opened += some.opened;
    after = some.next.at(-1);
    if (some.next.length < size) break;
  }
  return { opened, left: await countReleasable(ctx.db, filter) };
}

async function hasRoom({ db }: Context, { program, area, today }: ReleaseFilter): Promise<boolean> {
  return mayHaveRoom(createAllotment([program], await selectQuotas(db, program), today), area);
}

/** They are matched again first: what is stored of them may be changing this moment. */
async function releaseSome(
  tx: TransactionContext,
  cache: CriteriaCache,
  { program, area }: ReleaseFilter,
  some: readonly Releasable[],
): Promise<number> {
  const households = [...new Set(some.flatMap(({ householdId }) => householdId ?? []))];
  const areas = some.flatMap(({ subjectType, subjectId }) => (subjectType === "area" ? subjectId : []));
  const homes = await lockHouseholdRows(tx, households);
  await lockAreas(tx, [...new Set([...homes, ...areas])]);
  for (const id of households) tx.touch({ type: "household", id });
  for (const id of areas) tx.touch({ type: "area", id });
  const chosen = new Set(some.map(({ subjectType, subjectId }) => `${subjectType} ${subjectId}`));
  const rematched = await rematchTouched(tx, cache, {
    released: ({ program: code, subject }) => code === program && chosen.has(`${subject.type} ${subject.id}`),
  });
  const opened = rematched?.opened.length ?? 0;
  if (opened > 0) {
    const details = { area, opened };
    tx.journal.audit({ action: "program.release", entity: { type: "program", id: program }, details });
  }
  return opened;
}

async function codeOf({ db }: Context, area: string | undefined): Promise<string | undefined> {
  if (area === undefined) return undefined;
  const { codes, faults } = await namedAreas(db, [{ pointer: "/area", code: area }]);
  if (faults.length > 0) throw new Problem("unprocessable", { errors: faults });
  return codes[0];
}

function recipientsUnknown(): Problem {
  return new Problem("conflict", {
    detail: text(
      "Daftar penerima program ini belum dinyatakan dimuat; penerima lama dapat dirujuk lagi.",
      "The list of recipients of this program has not been declared loaded: who receives it would be referred again.",
    ),
  });
}
