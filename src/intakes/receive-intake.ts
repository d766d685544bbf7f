// The one door: a household or an RT comes in, every program answers, referrals open; all in one transaction.
import { requireScope } from "../actor.ts";
import { recordAreaIndicators } from "../areas/record-area-indicators.ts";
import { rtCode } from "../areas/area.ts";
import { isVerifier } from "../areas/speak-for-area.ts";
import { type Context, inTransaction, type TransactionContext } from "../context.ts";
import { uuidv7 } from "../database/ids.ts";
import { rematchTouched } from "../door/rematch-touched.ts";
import { type Fault, text, unknownCode } from "../fault.ts";
import { checkSentHousehold } from "../households/check-sent.ts";
import type { SentHousehold } from "../households/household.ts";
import { registerHousehold } from "../households/register-household.ts";
import type { SentIndicators } from "../http/indicator-schema.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { faultsUnder, placedUnder, Problem } from "../problem.ts";
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
  await checkNeeds(ctx, cache, input.needs);
  const village = input.household && (await checkSentHousehold(ctx, input.household, "/household"));
  return inTransaction(ctx, async (tx) => {
    const place =
      input.household && village
        ? await receiveHousehold(tx, input.household, village, input.channel)
        : await receiveArea(tx, input.area!);
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

async function receiveHousehold(
  tx: TransactionContext,
  sent: SentHousehold,
  village: Awaited<ReturnType<typeof checkSentHousehold>>,
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
    warnings: placedUnder("/household", registration.warnings),
  };
}

async function receiveArea(tx: TransactionContext, sent: SentArea): Promise<Place> {
  const code = rtCode(sent.areaCode, sent.rt);
  const { indicators, observedOn } = sent;
  const { area, warnings } = await faultsUnder("/area", () =>
    recordAreaIndicators(tx, { code, indicators, observedOn }),
  );
  return { householdId: null, areaCode: area.code, warnings: placedUnder("/area", warnings) };
}

async function checkNeeds(ctx: Context, cache: CriteriaCache, needs: readonly Need[]): Promise<void> {
  if (!needs.some((need) => need.program !== undefined)) return;
  const codes = (await cache.load(ctx.db)).programs.map((program) => program.code);
  const errors = needs.flatMap(({ program }, index) =>
    program === undefined || codes.includes(program)
      ? []
      : [unknownCode(`/needs/${index}/program`, text("Program", "The program"), program, codes)],
  );
  if (errors.length > 0) throw new Problem("unprocessable", { errors });
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
