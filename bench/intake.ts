// What one intake asks of the database: statements and round trips, by the size of the household.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemActor } from "../src/auth/system-actor.ts";
import { readConfig } from "../src/config.ts";
import type { Context } from "../src/context.ts";
import { observeStatements } from "../src/database/statement.ts";
import type { SentHousehold } from "../src/households/household.ts";
import { answerIntake } from "../src/intakes/answer-intake.ts";
import { receiveIntake } from "../src/intakes/receive-intake.ts";
import { createLog } from "../src/log.ts";
import { type City, openCity } from "../src/open-city.ts";
import { samples } from "./samples.ts";

const sizes = [1, 2, 5, 10, 20, 40] as const;

export interface IntakeFigures {
  /** In the order in which they are sent, for a new household of each size. */
  readonly statements: readonly string[];
  readonly roundTripsByMembers: Record<number, number>;
  readonly roundTripsOfTheSameAgain: number;
}

export async function benchIntake(): Promise<IntakeFigures> {
  const dataDir = await mkdtemp(join(tmpdir(), "satu-pintu-bench-"));
  const log = createLog("silent");
  const city = await openCity(readConfig({ DATA_DIR: dataDir }), { log, attach: false });
  try {
    return await measure(city);
  } finally {
    await city.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function measure(city: City): Promise<IntakeFigures> {
  const ctx = deskContext(city);
  // The first intakes load and compile the criteria and make the RT.
  await send(city, ctx, householdOf(3, 900));
  await send(city, ctx, householdOf(3, 901));
  const roundTripsByMembers: Record<number, number> = {};
  let statements: string[] = [];
  for (const [place, size] of sizes.entries()) {
    statements = await namesOf(() => send(city, ctx, householdOf(size, place)));
    roundTripsByMembers[size] = statements.length;
  }
  const again = await namesOf(() => send(city, ctx, householdOf(sizes.at(-1)!, sizes.length - 1)));
  return { statements, roundTripsByMembers, roundTripsOfTheSameAgain: again.length };
}

async function send(city: City, ctx: Context, household: SentHousehold): Promise<void> {
  const { criteria } = city.parts;
  const input = { channel: "puskesos", needs: [], household, openReferrals: true } as const;
  await answerIntake(ctx, criteria, await receiveIntake(ctx, criteria, input));
}

async function namesOf(work: () => Promise<void>): Promise<string[]> {
  const names: string[] = [];
  observeStatements((name) => names.push(name));
  await work();
  observeStatements(undefined);
  return names;
}

/** The coordination team's desk; the sequencer sleeps, so that only the intake's own statements are seen. */
function deskContext(city: City): Context {
  const ctx = city.systemContext("bench");
  const transactions = { ...ctx.transactions, afterCommit: () => undefined };
  return { ...ctx, transactions, actor: { ...systemActor("bench"), role: "tkpk" } };
}

/** A poor household of invented people, the same for the same place. */
function householdOf(members: number, place: number): SentHousehold {
  const [sample] = samples();
  const adult = sample!.members[0]!;
  return {
    familyCardNumber: `15710801012${String(26_000 + place)}`,
    areaCode: sample!.areaCode,
    rt: "077",
    decile: { value: 2, source: "invented-sample", period: "2026-Q2" },
    indicators: sample!.indicators,
    membersComplete: true,
    members: Array.from({ length: members }, (_, index) => ({
      nationalId: `157108${index === 0 ? "010180" : "010115"}${String(1001 + place * 50 + index)}`,
      name: `Contoh ${index}`,
      sex: "male",
      birthDate: index === 0 ? "1980-01-01" : "2015-01-01",
      relation: index === 0 ? "head" : "child",
      indicators:
        index === 0
          ? adult.indicators
          : { schooling: "attending", schoolLevel: "sd", schoolType: "private", healthInsurance: ["pbi"] },
    })),
  };
}
