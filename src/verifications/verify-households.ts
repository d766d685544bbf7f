// Decides about households by those who have seen them, one or a village meeting's list: all of them or none.
import { requireScope, withinArea } from "../actor.ts";
import { type Context, inTransaction, type TransactionContext } from "../context.ts";
import { uuidv7 } from "../database/ids.ts";
import type { Fault } from "../fault.ts";
import { changeRegister } from "../households/change-register.ts";
import type { RegisteredHousehold } from "../households/household.ts";
import { selectHouseholds } from "../households/household-query.ts";
import { lockHouseholds } from "../households/lock-households.ts";
import { registerHousehold } from "../households/register-household.ts";
import { type Verification, verificationOf } from "../households/verification.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { faultsUnder, placedUnder, Problem } from "../problem.ts";
import { decisionFaults, type DecisionsSent, standingFaults } from "./check-decisions.ts";
import { notTaken, sentCorrection } from "./correction.ts";
import { confirmed, rejected } from "./seen-household.ts";
import { decideObjections, insertVerifications, selectOpenObjections } from "./store.ts";
import { decisions, type HouseholdDecision, type VerificationRecord } from "./verification.ts";

export interface Verified {
  readonly record: VerificationRecord;
  readonly verification: Verification;
  readonly warnings: readonly Fault[];
}

/**
 * What a program waits for opens; who is rejected is offered nothing any more. Open objections are decided with it.
 * @returns in the order in which they were sent
 * @throws {Problem} `unprocessable` with every fault; then nothing is decided
 */
export async function verifyHouseholds(ctx: Context, input: DecisionsSent): Promise<readonly Verified[]> {
  requireScope(ctx.actor, "households:verify");
  const today = jakartaDate(ctx.now);
  const faults = decisionFaults(input, today);
  if (faults.length > 0) throw new Problem("unprocessable", { errors: faults });
  const seenOn = input.seenOn ?? input.minutes?.heldOn ?? today;
  const ids = input.decisions.map(({ householdId }) => householdId);
  return inTransaction(ctx, async (tx) => {
    await lockHouseholds(tx, ids);
    const before = await loadDecided(tx, input);
    const warnings = await correct(tx, input, before, seenOn);
    const after = await record(tx, input, seenOn);
    const made = input.decisions.map((one) => recordOf(tx, input, one, seenOn));
    await insertVerifications(tx.db, made);
    for (const decision of decisions) {
      const decided = made.filter((one) => one.decision === decision).map(({ householdId }) => householdId);
      const by = { decidedBy: tx.actor.name, decidedAt: tx.now };
      await decideObjections(tx.db, decided, decision, by);
    }
    for (const one of made) tell(tx, one, after.get(one.householdId)!);
    return made.map((one) => ({
      record: one,
      verification: verificationOf(after.get(one.householdId)!.household),
      warnings: warnings.get(one.householdId) ?? [],
    }));
  });
}

/** @throws {Problem} `unprocessable` where one is not the caller's to decide, or not now */
async function loadDecided(
  tx: TransactionContext,
  { decisions: asked }: DecisionsSent,
): Promise<ReadonlyMap<string, RegisteredHousehold>> {
  const ids = asked.map(({ householdId }) => householdId);
  const seen = (await selectHouseholds(tx.db, ids)).filter(({ household }) =>
    withinArea(tx.actor.area, household.areaCode),
  );
  const known = new Map(seen.map((one) => [one.household.id, one]));
  const { clientId, onBehalfOf = null } = tx.actor;
  const open = await selectOpenObjections(tx.db, ids);
  const errors = standingFaults(asked, known, open, { clientId, onBehalfOf });
  if (errors.length > 0) throw new Problem("unprocessable", { errors });
  return known;
}

/**
 * Takes in what is corrected, as what was seen; answers what looks wrong of each.
 * @throws {Problem} `unprocessable` for what cannot be so, or is known better
 */
async function correct(
  tx: TransactionContext,
  { decisions: asked }: DecisionsSent,
  before: ReadonlyMap<string, RegisteredHousehold>,
  seenOn: string,
): Promise<ReadonlyMap<string, readonly Fault[]>> {
  const warnings = new Map<string, readonly Fault[]>();
  const today = jakartaDate(tx.now);
  const corrections = asked.flatMap(({ householdId, correction }, index) => {
    if (!correction) return [];
    const at = `/decisions/${index}/correction`;
    const registered = before.get(householdId)!;
    const { areaCode } = registered.household;
    return [{ householdId, areaCode, at, ...sentCorrection(registered, correction, at, today) }];
  });
  const errors = corrections.flatMap(({ faults }) => faults);
  if (errors.length > 0) throw new Problem("unprocessable", { errors });
  const kept: Fault[] = [];
  for (const { householdId, areaCode, at, sent } of corrections) {
    const observed = { mode: "merge", source: tx.actor.name, observedOn: seenOn, verified: true } as const;
    const registration = await faultsUnder(at, () =>
      registerHousehold(tx, { sent, areaCode, householdId, observed }),
    );
    kept.push(...placedUnder(at, notTaken(registration.warnings)));
    const others = registration.warnings.filter(({ code }) => code !== "observation-kept");
    warnings.set(householdId, placedUnder(at, others));
  }
  if (kept.length > 0) throw new Problem("unprocessable", { errors: kept });
  return warnings;
}

/** Writes how they stand now. */
async function record(
  tx: TransactionContext,
  { decisions: asked }: DecisionsSent,
  seenOn: string,
): Promise<ReadonlyMap<string, RegisteredHousehold>> {
  const ids = asked.map(({ householdId }) => householdId);
  const stored = await selectHouseholds(tx.db, ids);
  const isRejected = new Set(
    asked.filter(({ decision }) => decision === "reject").map(({ householdId }) => householdId),
  );
  const decided = stored.map((one) =>
    (isRejected.has(one.household.id) ? rejected : confirmed)(one, seenOn, tx.now),
  );
  const known = new Map(stored.map((one) => [one.household.id, one]));
  await changeRegister(tx, stored, {
    households: decided
      .map(({ household }) => household)
      .filter((one) => one !== known.get(one.id)!.household),
    persons: decided.flatMap(({ household, members }) => {
      const before = new Set(known.get(household.id)!.members.map(({ person }) => person));
      return members.map(({ person }) => person).filter((person) => !before.has(person));
    }),
    memberships: [],
  });
  return new Map(decided.map((one) => [one.household.id, one]));
}

function recordOf(
  tx: TransactionContext,
  { minutes }: DecisionsSent,
  { householdId, decision, reason }: HouseholdDecision,
  seenOn: string,
): VerificationRecord {
  return {
    id: uuidv7(),
    ...{ householdId, decision, seenOn },
    reason: reason ?? null,
    minutes: minutes?.number ?? null,
    decidedBy: tx.actor.name,
    onBehalfOf: tx.actor.onBehalfOf ?? null,
    decidedAt: tx.now,
  };
}

/** Who is seen as told is offered what waits for it. */
function tell(
  tx: TransactionContext,
  { id, householdId, decision, minutes }: VerificationRecord,
  { household: { areaCode, revision } }: RegisteredHousehold,
): void {
  const subject = { type: "household", id: householdId } as const;
  tx.journal.audit({
    action: `household.${decision}`,
    entity: subject,
    householdId,
    details: { verificationId: id, ...(minutes === null ? {} : { minutes }) },
  });
  const type = decision === "reject" ? "household.rejected" : "household.verified";
  tx.journal.event({ type, subject, householdId, areaCode, data: { areaCode, revision } });
  tx.touch(subject, { opens: decision !== "reject" });
}
