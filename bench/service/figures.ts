// The figures of the service: each against its floor, in turns.
import type { City } from "../../src/open-city.ts";
import { acceptReferral } from "../../src/referrals/accept-referral.ts";
import { claimReferrals } from "../../src/referrals/claim-referrals.ts";
import { listReferrals } from "../../src/referrals/list-referrals.ts";
import { getHouseholdMatches } from "../../src/door/get-household-matches.ts";
import { answerIntake } from "../../src/intakes/answer-intake.ts";
import { receiveIntake } from "../../src/intakes/receive-intake.ts";
import type { Context } from "../../src/context.ts";
import type { SentHousehold } from "../../src/households/household.ts";
import { type Callers, callersOf, contextOf, desk, type Caller } from "./bench-city.ts";
import { filledHouseholdId, filledHouseholds } from "./fill-register.ts";
import { callers, compare, type Comparison, throughput, throughputOf } from "./in-turns.ts";
import { intakeOf, newHousehold } from "./new-households.ts";
import { record, type Recording, repeat } from "./recorded.ts";

const rounds = 3;
const turnMs = 1_000;
const intakesATurn = 96;
const movesATurn = 96;
const education: Caller = { role: "agency", agency: "disdik" };

const list = <T>(length: number, make: (place: number) => T) =>
  Array.from({ length }, (_, place) => make(place));

async function inOrder<T>(length: number, make: () => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  for (let place = 0; place < length; place += 1) made.push(await make());
  return made;
}

export interface Measured {
  readonly city: City;
  readonly port: number;
  /** Of the server that answers at once with what screenings answer. */
  readonly floorPort: number;
}

const bodyOf = (household: SentHousehold) => JSON.stringify(intakeOf(household));
const screened = ({ areaCode, rt, decile, indicators, members }: SentHousehold) =>
  JSON.stringify({ household: { areaCode, rt, decile, indicators, members: members.map(withoutNumbers) } });
const withoutNumbers = ({ nationalId: _, source: __, ...rest }: SentHousehold["members"][number]) => rest;

/** A body of a screening, and the answer to it. */
export async function exampleScreening(city: City, port: number): Promise<Buffer> {
  const caller = await callersOf(city, port, desk);
  const answer = await caller.send("POST", "/v1/screenings", screened(newHousehold()), 200);
  caller.close();
  return answer;
}

export async function benchScreenings({ city, port, floorPort }: Measured): Promise<Comparison> {
  const [service, floor] = [await callersOf(city, port, desk), await callersOf(city, floorPort, desk)];
  const bodies = list(200, () => screened(newHousehold()));
  let next = 0;
  const body = () => bodies[(next += 1) % bodies.length];
  // Counts of RT are kept until a household of the RT changes.
  for (const one of bodies) await service.send("POST", "/v1/screenings", one, 200);
  const result = await compare(
    rounds,
    () => throughput(() => service.send("POST", "/v1/screenings", body(), 200), turnMs),
    () => throughput(() => floor.send("POST", "/floor", body(), 200), turnMs),
  );
  service.close();
  floor.close();
  return result;
}

export interface IntakeComparisons {
  readonly fresh: Comparison;
  /** Floor: new ones. */
  readonly unchanged: Comparison;
  /** Floor: each caller on an RT of its own. */
  readonly oneRt: Comparison;
}

export async function benchIntakes({ city, port }: Measured): Promise<IntakeComparisons> {
  const { pool } = city.parts;
  const service = await callersOf(city, port, desk);
  const send = (body: string) => service.send("POST", "/v1/intakes", body, 201);
  const batches = list(rounds + 1, () => list(intakesATurn, () => bodyOf(newHousehold())));
  const fresh = await compare(
    rounds,
    (round) => throughputOf(batches[round]!, send),
    async () => {
      const recordings = await inOrder(intakesATurn, () => recordIntake(city, newHousehold()));
      return throughputOf(recordings, (recording) => repeat(pool, recording));
    },
  );
  const known = batches.flat();
  const unchanged = await compare(
    rounds,
    (round) => throughputOf(known.slice(round * intakesATurn, (round + 1) * intakesATurn), send),
    () =>
      throughputOf(
        list(intakesATurn, () => bodyOf(newHousehold())),
        send,
      ),
  );
  const oneRt = await compare(
    rounds,
    () =>
      throughputOf(
        list(intakesATurn, () => bodyOf(newHousehold(rtAt(0)))),
        send,
      ),
    () =>
      throughputOf(
        list(intakesATurn, (place) => bodyOf(newHousehold(rtAt(1 + (place % callers))))),
        send,
      ),
  );
  service.close();
  return { fresh, unchanged, oneRt };
}

const rtAt = (place: number) => ({ areaCode: "15.71.08.1003", rt: String(1 + place) });

export function recordIntake(city: City, household: SentHousehold): Promise<Recording> {
  const { criteria, pool } = city.parts;
  return record(pool, contextOf(city, desk), async (ctx) => {
    await answerIntake(ctx, criteria, await receiveIntake(ctx, criteria, intakeOf(household)));
  });
}

export async function benchReads({
  city,
  port,
}: Measured): Promise<{ list: Comparison; matches: Comparison }> {
  const { pool, criteria } = city.parts;
  const [agency, team] = [await callersOf(city, port, education), await callersOf(city, port, desk)];
  const recorded = (caller: Caller, work: (ctx: Context) => Promise<unknown>) =>
    record(pool, contextOf(city, caller), work);
  const hours = list(50, (place) => new Date(Date.UTC(2026, 1, 1 + place)));
  const households = list(200, (place) => filledHouseholdId(1 + ((place * 7919) % filledHouseholds)));
  const ofList: Recording[] = [];
  for (const updatedAfter of hours) {
    const asked = { status: ["requested" as const], updatedAfter, limit: 50 };
    ofList.push(await recorded(education, (ctx) => listReferrals(ctx, asked)));
  }
  const ofMatches: Recording[] = [];
  for (const id of households) {
    ofMatches.push(await recorded(desk, (ctx) => getHouseholdMatches(ctx, criteria, id, { limit: 50 })));
  }
  const turnOf = <T>(items: readonly T[], work: (item: T) => Promise<unknown>) => {
    let next = 0;
    return () => throughput(() => work(items[(next += 1) % items.length]!), turnMs);
  };
  const get = (by: Callers, path: string) => by.send("GET", path, undefined, 200);
  const result = {
    list: await compare(
      rounds,
      turnOf(hours, (hour) =>
        get(agency, `/v1/referrals?status=requested&updatedAfter=${hour.toISOString()}`),
      ),
      turnOf(ofList, (recording) => repeat(pool, recording)),
    ),
    matches: await compare(
      rounds,
      turnOf(households, (id) => get(team, `/v1/households/${id}/matches`)),
      turnOf(ofMatches, (recording) => repeat(pool, recording)),
    ),
  };
  agency.close();
  team.close();
  return result;
}

export async function benchMoves({
  city,
  port,
}: Measured): Promise<{ accept: Comparison; claim: Comparison }> {
  const { pool } = city.parts;
  const service = await callersOf(city, port, education);
  const ctx = contextOf(city, education);
  const accept = await compare(
    rounds,
    async () => {
      const ids = await offered(city, movesATurn);
      return throughputOf(ids, (id) => service.send("POST", `/v1/referrals/${id}/accept`, "{}", 200));
    },
    async () => {
      const ids = (await offered(city, movesATurn)).values();
      const recordings = await inOrder(movesATurn, () =>
        record(pool, ctx, (inner) => acceptReferral(inner, { id: ids.next().value! })),
      );
      return throughputOf(recordings, (recording) => repeat(pool, recording));
    },
  );
  const claim = { program: "jambi-cerdas", limit: 5 };
  const body = JSON.stringify(claim);
  const claims = await compare(
    rounds,
    () =>
      throughputOf(
        list(movesATurn, () => body),
        (one) => service.send("POST", "/v1/referrals/claim", one, 200),
      ),
    async () => {
      const recordings = await inOrder(movesATurn, () =>
        record(pool, ctx, (inner) => claimReferrals(inner, claim)),
      );
      return throughputOf(recordings, (recording) => repeat(pool, recording));
    },
  );
  service.close();
  return { accept, claim: claims };
}

/** Ids of referrals that the agency may pick up; every call names others than the moves before have taken. */
async function offered({ parts }: City, limit: number): Promise<string[]> {
  const { rows } = await parts.pool.query<{ id: string }>(
    `select id from referrals where status = 'requested' and candidates @> '{disdik}' order by random() limit $1`,
    [limit],
  );
  return rows.map(({ id }) => id);
}
