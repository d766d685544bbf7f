// The one door: a household or an RT comes in, every program answers, referrals open; all in one transaction.
import { requireScope } from "../actor.ts";
import { recordAreaIndicators } from "../areas/record-area-indicators.ts";
import { isVerifier } from "../areas/speak-for-area.ts";
import { type Context, inTransaction, type TransactionContext } from "../context.ts";
import { uuidv7 } from "../database/ids.ts";
import { type Rematched, rematchTouched } from "../door/rematch-touched.ts";
import { type Fault, text, unknownCode } from "../fault.ts";
import { checkPlace, checkSentHousehold } from "../households/check-sent.ts";
import type { RegisteredHousehold, SentHousehold } from "../households/household.ts";
import { registerHousehold } from "../households/register-household.ts";
import { UndecidedMembers } from "../households/undecided-members.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { recordLifeEvent } from "../life-events/record-life-event.ts";
import { faultsUnder, placedUnder } from "../problem.ts";
import type { CriteriaCache } from "../programs/criteria-in-force.ts";
import { type Intake, isSeen, type Need, type NewIntake, type SentArea } from "./intake.ts";
import { storeTask } from "./store-task.ts";
import { insertIntake } from "./store.ts";
import type { Task } from "./task.ts";

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
): Promise<ReceivedIntake> {
  requireScope(ctx.actor, "intakes:write");
  const areaCode = await checkIntake(ctx, cache, input);
  const verified = isSeen(input.channel, isVerifier(ctx.actor));
  return inTransaction(ctx, async (tx) => {
    const intake = intakeOf(tx, input, areaCode);
    try {
      return await takeIn(tx, cache, { intake, input, areaCode, verified });
    } catch (error) {
      // It is thrown before anything is written, so the transaction goes on.
      if (!(error instanceof UndecidedMembers)) throw error;
      await insertIntake(tx.db, intake);
      const task = await storeTask(tx, { intake, input, verified }, error.members);
      return { intake, warnings: [], task };
    }
  });
}

export interface Knock {
  /** Without a household yet. */
  readonly intake: Intake;
  readonly input: NewIntake;
  /** Code of the RT that it is about. */
  readonly areaCode: string;
  /** Whether the facts count as verified. */
  readonly verified: boolean;
}

/** Registers, matches, opens, and stores the intake. @throws {UndecidedMembers} before anything is written */
export async function takeIn(
  tx: TransactionContext,
  cache: CriteriaCache,
  knock: Knock,
): Promise<ReceivedIntake> {
  const { input } = knock;
  const place = input.household
    ? await receiveHousehold(tx, input.household, knock)
    : await receiveArea(tx, input.area!, knock.areaCode);
  touchPlace(tx, place);
  const rematched = await rematchTouched(tx, cache, {
    mayOpen: input.openReferrals,
    known: place.unchanged,
  });
  const { householdId, areaCode, warnings } = place;
  const intake = { ...knock.intake, householdId, areaCode };
  await insertIntake(tx.db, intake);
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

async function receiveHousehold(
  tx: TransactionContext,
  sent: SentHousehold,
  { intake, areaCode, verified }: Knock,
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

/** Code of the RT that the intake is about. @throws {Problem} `unprocessable` with every fault of all its parts */
async function checkIntake(ctx: Context, cache: CriteriaCache, input: NewIntake): Promise<string> {
  const ofNeeds = await needFaults(ctx, cache, input.needs);
  if (input.household) return checkSentHousehold(ctx, input.household, "/household", {}, ofNeeds);
  return checkPlace(ctx, input.area!, "/area", ofNeeds);
}

async function needFaults(ctx: Context, cache: CriteriaCache, needs: readonly Need[]): Promise<Fault[]> {
  if (!needs.some((need) => need.program !== undefined)) return [];
  const codes = (await cache.load(ctx.db)).programs.map((program) => program.code);
  return needs.flatMap(({ program }, index) =>
    program === undefined || codes.includes(program)
      ? []
      : [unknownCode(`/needs/${index}/program`, text("Program", "The program"), program, codes)],
  );
}

function intakeOf(tx: TransactionContext, input: NewIntake, areaCode: string): Intake {
  return {
    id: uuidv7(),
    channel: input.channel,
    reportedBy: input.reportedBy ?? null,
    applicant: input.applicant ?? null,
    needs: input.needs,
    householdId: null,
    areaCode,
    clientId: tx.actor.clientId,
    receivedAt: tx.now,
  };
}
