// The one door: a household or an RT comes in, every program answers, referrals open; all in one transaction.
import { requireScope } from "../actor.ts";
import { recordAreaIndicators } from "../areas/record-area-indicators.ts";
import { type Area, rtCode } from "../areas/area.ts";
import { isVerifier } from "../areas/speak-for-area.ts";
import { type Context, inTransaction, type TransactionContext } from "../context.ts";
import { uuidv7 } from "../database/ids.ts";
import { rematchTouched } from "../door/rematch-touched.ts";
import { type Fault, text, unknownCode } from "../fault.ts";
import { checkSentHousehold, checkVillage } from "../households/check-sent.ts";
import type { SentHousehold } from "../households/household.ts";
import { registerHousehold } from "../households/register-household.ts";
import type { SentIndicators } from "../http/indicator-schema.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { faultsUnder, placedUnder } from "../problem.ts";
import type { CriteriaCache } from "../programs/criteria-in-force.ts";
import { type Applicant, type Channel, type Intake, isSeen, type Need } from "./intake.ts";
import { insertIntake } from "./store.ts";

/** Facts of an RT that come in through the door. */
export interface SentArea {
  /** Code of the village. */
  readonly areaCode: string;
  readonly rt: string;
  readonly indicators: SentIndicators;
  readonly observedOn?: string;
}

export interface NewIntake {
  readonly channel: Channel;
  readonly reportedBy?: string;
  readonly applicant?: Applicant;
  readonly needs: readonly Need[];
  readonly household?: SentHousehold;
  readonly area?: SentArea;
  /** Whether eligible subjects of automatic programs get their referral at once. */
  readonly openReferrals: boolean;
}

export interface ReceivedIntake {
  readonly intake: Intake;
  readonly warnings: readonly Fault[];
}

type Place = Pick<Intake, "householdId" | "areaCode"> & { readonly warnings: readonly Fault[] };

/** @throws {Problem} with every fault; then nothing is stored */
export async function receiveIntake(
  ctx: Context,
  cache: CriteriaCache,
  input: NewIntake,
): Promise<ReceivedIntake> {
  requireScope(ctx.actor, "intakes:write");
  const village = await checkIntake(ctx, cache, input);
  return inTransaction(ctx, async (tx) => {
    const place = input.household
      ? await receiveHousehold(tx, input.household, village, input.channel)
      : await receiveArea(tx, input.area!, village);
    touchPlace(tx, place);
    await rematchTouched(tx, cache, input.openReferrals);
    const intake = intakeOf(tx, input, place);
    await insertIntake(tx.db, intake);
    tx.journal.audit({
      action: "intake.receive",
      entity: { type: "intake", id: intake.id },
      householdId: intake.householdId ?? undefined,
      details: { channel: intake.channel },
    });
    return { intake, warnings: place.warnings };
  });
}

/** Also where nothing changed: time, criteria and holds may have, and whoever knocks gets today's answer. */
function touchPlace(tx: TransactionContext, { householdId, areaCode }: Place): void {
  if (householdId !== null) tx.touch({ type: "household", id: householdId }, { opens: true });
  if (areaCode !== null) tx.touch({ type: "area", id: areaCode }, { opens: true });
}

async function receiveHousehold(
  tx: TransactionContext,
  sent: SentHousehold,
  village: Area,
  channel: Channel,
): Promise<Place> {
  const observed = {
    mode: "merge",
    source: channel,
    observedOn: sent.observedOn ?? jakartaDate(tx.now),
    verified: isSeen(channel, isVerifier(tx.actor)),
  } as const;
  const registration = await faultsUnder("/household", () =>
    registerHousehold(tx, { sent, village, observed }),
  );
  return {
    householdId: registration.householdId,
    areaCode: rtCode(village.code, sent.rt),
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

async function receiveArea(tx: TransactionContext, sent: SentArea, village: Area): Promise<Place> {
  const code = rtCode(village.code, sent.rt);
  const { indicators, observedOn } = sent;
  const { area, warnings } = await faultsUnder("/area", () =>
    recordAreaIndicators(tx, { code, indicators, observedOn }),
  );
  return { householdId: null, areaCode: area.code, warnings: placedUnder("/area", warnings) };
}

/** The village that the intake is about. @throws {Problem} `unprocessable` with every fault of all its parts */
async function checkIntake(ctx: Context, cache: CriteriaCache, input: NewIntake): Promise<Area> {
  const ofNeeds = await needFaults(ctx, cache, input.needs);
  if (input.household) return checkSentHousehold(ctx, input.household, "/household", {}, ofNeeds);
  return checkVillage(ctx, input.area!, "/area", ofNeeds);
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

function intakeOf(tx: TransactionContext, input: NewIntake, place: Place): Intake {
  return {
    id: uuidv7(),
    channel: input.channel,
    reportedBy: input.reportedBy ?? null,
    applicant: input.applicant ?? null,
    needs: input.needs,
    householdId: place.householdId,
    areaCode: place.areaCode,
    clientId: tx.actor.clientId,
    receivedAt: tx.now,
  };
}
