// What was seen of a former RT is true of the RT that it is now, by the rule of every observation.
import type { TransactionContext } from "../context.ts";
import { selectAreas } from "./area-query.ts";
import { mergeObserved } from "./merge-observed.ts";
import { updateFacts } from "./store.ts";

/** Both RT are there and locked by the caller. The former one keeps what is on record of it. */
export async function passIndicators(
  tx: TransactionContext,
  formerCode: string,
  code: string,
): Promise<void> {
  const areas = await selectAreas(tx.db, [formerCode, code]);
  const [former, rt] = [formerCode, code].map((one) => areas.find((area) => area.code === one)!);
  const { source, observedOn, verified } = former!.observation;
  if (observedOn === null) return;
  const merged = mergeObserved(
    { facts: rt!.indicators, ...rt!.observation },
    { facts: former!.indicators, source, observedOn, verified },
  );
  if (!merged.changed) return;
  const { facts: indicators, observation } = merged;
  await updateFacts(tx.db, { code, indicators, observation }, tx.now);
  tx.journal.audit({
    action: "area.indicators",
    entity: { type: "area", id: code },
    details: { changed: merged.changedNames, from: formerCode },
  });
  tx.touch({ type: "area", id: code });
}
