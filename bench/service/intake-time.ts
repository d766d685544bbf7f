// Where the time of one intake goes, without HTTP: validation, matching, round trips, audit and events, serialising.
import { type Database, withTransaction } from "../../src/database/statement.ts";
import { answerIntake } from "../../src/intakes/answer-intake.ts";
import { receiveIntake, type ReceivedIntake } from "../../src/intakes/receive-intake.ts";
import { newIntake, toIntakeRecord } from "../../src/intakes/schemas.ts";
import { jakartaDate } from "../../src/jakarta-date.ts";
import { createMatcher } from "../../src/matching/match-subjects.ts";
import type { City } from "../../src/open-city.ts";
import { contextOf, desk } from "./bench-city.ts";
import { rounded } from "./in-turns.ts";
import { intakeOf, newHousehold } from "./new-households.ts";

const warmUps = 30;
const measured = 90;
const journal = new Set(["audit.insert", "events.insert"]);

/** Milliseconds on average, one intake at a time. */
export interface IntakeTime {
  readonly whole: number;
  readonly validation: number;
  readonly matching: number;
  /** Waiting for the database: statements, begin and commit; without those of audit and events. */
  readonly roundTrips: number;
  readonly auditAndEvents: number;
  readonly serialising: number;
  readonly rest: number;
}

type Parts = Record<Exclude<keyof IntakeTime, "whole" | "rest">, number>;
const none = (): Parts => ({ validation: 0, matching: 0, roundTrips: 0, auditAndEvents: 0, serialising: 0 });

export async function benchIntakeTime(city: City): Promise<IntakeTime> {
  const parts = none();
  let whole = 0;
  for (let turn = 0; turn < warmUps + measured; turn += 1) {
    if (turn === warmUps) {
      Object.assign(parts, none());
      whole = 0;
    }
    const body = JSON.stringify(intakeOf(newHousehold()));
    const start = performance.now();
    const received = await takeIn(city, body, parts);
    whole += performance.now() - start;
    // Done once more by itself, since it is spread over the verb.
    const again = performance.now();
    matchAgain(received);
    parts.matching += performance.now() - again;
  }
  const shown = Object.fromEntries(
    Object.entries(parts).map(([name, sum]) => [name, rounded(sum / measured)]),
  ) as unknown as Parts;
  const known = Object.values(parts).reduce((sum, part) => sum + part, 0);
  return { whole: rounded(whole / measured), ...shown, rest: rounded((whole - known) / measured) };
}

async function takeIn(city: City, body: string, parts: Parts): Promise<ReceivedIntake> {
  const { pool, criteria } = city.parts;
  const ctx = contextOf(city, desk);
  const sent = timed(parts, "validation", () => newIntake.parse(JSON.parse(body)));
  const waiting = waitingFor(parts);
  const open = async <T>(work: (db: Database) => Promise<T>) => {
    let ended = 0;
    const result = await withTransaction(pool, async (db) => {
      const made = await work(waiting(db));
      ended = performance.now();
      return made;
    });
    parts.roundTrips += performance.now() - ended;
    return result;
  };
  const transactions = { ...ctx.transactions, open };
  const timedContext = { ...ctx, db: waiting(ctx.db), transactions };
  const received = await receiveIntake(timedContext, criteria, sent);
  const answer = await answerIntake(timedContext, criteria, received);
  timed(parts, "serialising", () => JSON.stringify({ intake: toIntakeRecord(received.intake), ...answer }));
  return received;
}

function matchAgain({ intake, rematched }: ReceivedIntake): void {
  const { criteria, loaded } = rematched!;
  const matcher = createMatcher(criteria, jakartaDate(intake.receivedAt));
  const matches = [
    ...loaded.households.flatMap((subject) => matcher.household(subject)),
    ...loaded.areas.flatMap((area) => matcher.area(area)),
  ];
  for (const match of matches) match.explain();
}

/** Counts the time in which something is under way once, however much is sent together. */
function waitingFor(parts: Parts): (db: Database) => Database {
  let underWay = 0;
  let since = 0;
  const counted = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    if (underWay === 0) since = performance.now();
    underWay += 1;
    try {
      return await work();
    } finally {
      underWay -= 1;
      const part = journal.has(name) ? "auditAndEvents" : "roundTrips";
      const now = performance.now();
      parts[part] += now - since;
      since = now;
    }
  };
  return (db) => ({
    run: (statement, values) => counted(statement.name, () => db.run(statement, values)),
    rows: (text, values) => counted(text.name, () => db.rows(text, values)),
    get orm() {
      return db.orm;
    },
  });
}

function timed<T>(parts: Parts, part: keyof Parts, work: () => T): T {
  const start = performance.now();
  const result = work();
  parts[part] += performance.now() - start;
  return result;
}
