// The one door: a household, an RT or needs alone come in, every program answers, referrals open; in one transaction.
import { requireScope } from "../actor.ts";
import { recordAreaIndicators } from "../areas/record-area-indicators.ts";
import { isVerifier } from "../areas/speak-for-area.ts";
import { type Context, inTransaction, type TransactionContext } from "../context.ts";
import { uuidv7 } from "../database/ids.ts";
import { type Rematched, rematchTouched } from "../door/rematch-touched.ts";
import type { Fault } from "../fault.ts";
import type { RegisteredHousehold, SentHousehold } from "../households/household.ts";
import { registerHousehold } from "../households/register-household.ts";
import { UndecidedMembers } from "../households/undecided-members.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { recordLifeEvent } from "../life-events/record-life-event.ts";
import { faultsUnder, placedUnder } from "../problem.ts";
import type { CriteriaCache } from "../programs/criteria-in-force.ts";
import { checkIntake } from "./check-intake.ts";
import { type Intake, isSeen, type NewIntake, type SentArea } from "./intake.ts";
import { needsEvent } from "./intake-events.ts";
import { needsDueAt } from "./need-clock.ts";
import { selectHolidays } from "./needs-store.ts";
import { storeTask } from "./store-task.ts";
import { insertIntake } from "./store.ts";
import type { Task } from "./task.ts";
import { newTrackingCode, trackingHashOf } from "./tracking-code.ts";

export interface ReceivedIntake {
  readonly intake: Intake;
  readonly warnings: readonly Fault[];
  /** What it has led to, for the answer. */
  readonly rematched?: Rematched;
  /** The caller may not decide it: the coordination team will. */
  readonly task?: Task;
}

type Place = Pick<Intake, "householdId" | "areaCode"> & {
  readonly warnings: readonly Fault[];
  readonly unchanged?: RegisteredHousehold;
};

/**
 * An intake with members of households that the caller may not decide about is stored as a task.
 * @throws {Problem} with every fault; then nothing is stored
 */
export async function receiveIntake(
  ctx: Context,
  cache: CriteriaCache,
  input: NewIntake,
): Promise<ReceivedIntake & { readonly trackingCode: string }> {
  requireScope(ctx.actor, "intakes:write");
  const areaCode = await checkIntake(ctx, cache, input);
  const verified = isSeen(input.channel, isVerifier(ctx.actor));
  return inTransaction(ctx, async (tx) => {
    const intake = await intakeOf(tx, input, areaCode);
    const trackingCode = newTrackingCode();
    const trackingHash = trackingHashOf(tx.vault, trackingCode);
    const knock = { intake, input, areaCode, verified, trackingHash };
    const received = await takeInOrStore(tx, cache, knock);
    tellOfNeeds(tx, received.intake);
    return { ...received, trackingCode };
  });
}

async function takeInOrStore(
  tx: TransactionContext,
  cache: CriteriaCache,
  knock: Knock,
): Promise<ReceivedIntake> {
  try {
    return await takeIn(tx, cache, knock);
  } catch (error) {
    // It is thrown before anything is written, so the transaction goes on.
    if (!(error instanceof UndecidedMembers)) throw error;
    await insertIntake(tx.db, tx.vault, knock.intake, { trackingHash: knock.trackingHash });
    return { intake: knock.intake, warnings: [], task: await storeTask(tx, knock, error.members) };
  }
}

export interface Knock {
  /** Without a household yet. */
  readonly intake: Intake;
  readonly input: NewIntake;
  /** Code of the RT that it is about; null: it is about nobody and no place. */
  readonly areaCode: string | null;
  /** Whether the facts count as verified. */
  readonly verified: boolean;
  /** Absent: it has one already. */
  readonly trackingHash?: Buffer;
}

/** Registers, matches, opens, and stores the intake. @throws {UndecidedMembers} before anything is written */
export async function takeIn(
  tx: TransactionContext,
  cache: CriteriaCache,
  knock: Knock,
): Promise<ReceivedIntake> {
  const { input } = knock;
  const place = await receivePlace(tx, knock);
  touchPlace(tx, place);
  const rematched = await rematchTouched(tx, cache, {
    mayOpen: input.openReferrals,
    known: place.unchanged,
  });
  const { householdId, areaCode, warnings } = place;
  const intake = { ...knock.intake, householdId, areaCode };
  await insertIntake(tx.db, tx.vault, intake, {
    trackingHash: knock.trackingHash,
    opened: rematched?.opened,
  });
  tx.journal.audit({
    action: "intake.receive",
    entity: { type: "intake", id: intake.id },
    householdId: householdId ?? undefined,
    details: { channel: intake.channel },
  });
  return { intake, warnings, rematched };
}

/** Also where nothing changed: time, criteria and holds may have, and whoever knocks gets today's answer. */
function touchPlace(tx: TransactionContext, { householdId, areaCode }: Place): void {
  if (householdId !== null) tx.touch({ type: "household", id: householdId }, { opens: true });
  if (areaCode !== null) tx.touch({ type: "area", id: areaCode }, { opens: true });
}

async function receivePlace(tx: TransactionContext, knock: Knock): Promise<Place> {
  const { input, areaCode } = knock;
  if (areaCode === null) return { householdId: null, areaCode, warnings: [] };
  if (input.household) return receiveHousehold(tx, input.household, { ...knock, areaCode });
  return receiveArea(tx, input.area!, areaCode);
}

async function receiveHousehold(
  tx: TransactionContext,
  sent: SentHousehold,
  { intake, areaCode, verified }: Knock & { readonly areaCode: string },
): Promise<Place> {
  const observed = {
    mode: "merge",
    source: intake.channel,
    observedOn: sent.observedOn ?? jakartaDate(intake.receivedAt),
    verified,
  } as const;
  const registration = await faultsUnder("/household", () =>
    registerHousehold(tx, { sent, areaCode, observed }),
  );
  const { householdId, unchanged, resolved } = registration;
  if (resolved) await recordLifeEvent(tx, { ...resolved, reason: `intake ${intake.id}` });
  return {
    householdId,
    unchanged,
    areaCode: registration.areaCode,
    warnings: placedUnder(
      "/household",
      registration.warnings.filter((one) => mayLearn(tx, one)),
    ),
  };
}

/** What was not taken tells what is on file: nothing that an agency learns by sending guesses. */
function mayLearn(tx: TransactionContext, { code }: Fault): boolean {
  return tx.actor.role !== "agency" || (code !== "observation-kept" && code !== "member-deceased");
}

async function receiveArea(tx: TransactionContext, sent: SentArea, code: string): Promise<Place> {
  const { indicators, observedOn } = sent;
  const { area, warnings } = await faultsUnder("/area", () =>
    recordAreaIndicators(tx, { code, indicators, observedOn }),
  );
  return { householdId: null, areaCode: area.code, warnings: placedUnder("/area", warnings) };
}

/** With needs it starts with the village, or with the coordination team where it comes from no place. */
async function intakeOf(tx: TransactionContext, input: NewIntake, areaCode: string | null): Promise<Intake> {
  const { channel, needs, reportedBy = null, applicant = null } = input;
  const status = needs.length === 0 ? null : areaCode === null ? "forwarded" : "open";
  const dueAt = status && needsDueAt(status, tx.now, await selectHolidays(tx.db, tx.now));
  return {
    ...{ id: uuidv7(), channel, reportedBy, applicant, needs, householdId: null, areaCode },
    ...{ clientId: tx.actor.clientId, receivedAt: tx.now },
    ...{ status, forwardedTo: null, dueAt, overdue: false, updatedAt: tx.now, revision: 1 },
  };
}

function tellOfNeeds(tx: TransactionContext, intake: Intake): void {
  if (intake.status === null) return;
  tx.journal.event(needsEvent(intake, "received", { status: null, forwardedTo: null }));
}
