// Writes down what was observed of an RT, which is made when its village is known and it is not.
import { requireScope } from "../actor.ts";
import { type Context, inTransaction, type TransactionContext } from "../context.ts";
import { type Fault, fault } from "../fault.ts";
import type { SentIndicators } from "../http/indicator-schema.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { Problem } from "../problem.ts";
import { type Area, partsOfRtCode, rtCode } from "./area.ts";
import { ensureRt } from "./ensure-rt.ts";
import { type AreaView, viewOf } from "./get-area.ts";
import { lockAreas } from "./lock-areas.ts";
import { mergeObserved } from "./merge-observed.ts";
import { resolveArea } from "./resolve-area.ts";
import { isVerifier, requireWithin } from "./speak-for-area.ts";
import { updateFacts } from "./store.ts";

export interface AreaObservation {
  /** Code of the RT, or an alias of it. */
  readonly code: string;
  readonly indicators: SentIndicators;
  /** Absent: the caller's name. */
  readonly source?: string;
  /** `YYYY-MM-DD`; absent: today in Jakarta. */
  readonly observedOn?: string;
}

/**
 * Merges by the rule of `mergeObserved`; what is kept against the caller's word, and an RT that was made, come
 * back as warnings.
 * @throws {Problem} `not-found` when neither the RT nor its village is known; `unprocessable` for an area that is
 *   no RT or a date that is still to come; `forbidden` outside the caller's area
 */
export async function recordAreaIndicators(
  ctx: Context,
  input: AreaObservation,
): Promise<AreaView & { readonly warnings: readonly Fault[] }> {
  requireScope(ctx.actor, "areas:write");
  const observedOn = input.observedOn ?? jakartaDate(ctx.now);
  return inTransaction(ctx, async (tx) => {
    const { rt, created } = await lockRt(tx, input.code);
    checkDate(tx, observedOn);
    const merged = mergeObserved(
      { facts: rt.indicators, ...rt.observation },
      {
        facts: input.indicators,
        source: input.source ?? tx.actor.name,
        observedOn,
        verified: isVerifier(tx.actor),
      },
    );
    const warnings = warningsOf(rt, created, merged.ignored);
    if (!merged.changed) return { ...(await viewOf(tx, rt)), warnings };
    const { facts: indicators, observation } = merged;
    const stored = await updateFacts(tx.db, { code: rt.code, indicators, observation }, tx.now);
    tx.journal.audit({
      action: "area.indicators",
      entity: { type: "area", id: rt.code },
      details: { changed: merged.changedNames },
    });
    tx.touch({ type: "area", id: rt.code }, { opens: true });
    return { ...(await viewOf(tx, stored)), warnings };
  });
}

async function lockRt(tx: TransactionContext, code: string): Promise<{ rt: Area; created: boolean }> {
  const known = await resolveArea(tx.db, code);
  if (known && known.level !== "rt") {
    const only = fault(
      "/path/code",
      "not-an-rt",
      "Hanya RT yang memiliki indikator.",
      "Only an RT carries indicators.",
    );
    throw new Problem("unprocessable", { errors: [only] });
  }
  const found = known ? { code: known.code, created: false } : await makeRt(tx, code);
  requireWithin(tx.actor, found.code);
  await lockAreas(tx, [found.code]);
  const rt = (await resolveArea(tx.db, found.code))!;
  // It has become another RT before the lock was had.
  return rt.code === found.code ? { rt, created: found.created } : lockRt(tx, rt.code);
}

async function makeRt(tx: TransactionContext, code: string): Promise<{ code: string; created: boolean }> {
  const parts = partsOfRtCode(code);
  const village = parts && (await resolveArea(tx.db, parts.villageCode));
  if (!parts || village?.level !== "village") throw new Problem("not-found");
  return ensureRt(tx, rtCode(village.code, parts.rt));
}

function checkDate(tx: TransactionContext, observedOn: string): void {
  if (observedOn <= jakartaDate(tx.now)) return;
  const future = fault(
    "/observedOn",
    "in-the-future",
    "Tanggal pengamatan belum tiba.",
    "The date of observation is still to come.",
  );
  throw new Problem("unprocessable", { errors: [future] });
}

function warningsOf(rt: Area, created: boolean, ignored: readonly string[]): Fault[] {
  const kept = ignored.map((name) =>
    fault(
      `/indicators/${name}`,
      "observation-kept",
      "Nilai tersimpan dipertahankan: pengamatannya lebih baru atau terverifikasi.",
      "The stored value is kept: its observation is newer or verified.",
    ),
  );
  if (!created) return kept;
  const made = fault(
    "/path/code",
    "rt-created",
    `RT "${rt.code}" belum dikenal dan dibuat; kelurahan perlu menegaskannya.`,
    `The RT "${rt.code}" was not known and has been made; its village has to confirm it.`,
  );
  return [made, ...kept];
}
