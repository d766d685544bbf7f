// What the door does to many referrals at once, as its hook calls it.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "../../../src/actor.ts";
import { scopesOfRole } from "../../../src/auth/roles.ts";
import { inTransaction, type TransactionContext } from "../../../src/context.ts";
import { observeStatements } from "../../../src/database/statement.ts";
import { cancelReferrals } from "../../../src/referrals/cancel-referrals.ts";
import { completeReferralsByEnrolment } from "../../../src/referrals/complete-referrals-by-enrolment.ts";
import { flagEligibilityChanged } from "../../../src/referrals/flag-eligibility-changed.ts";
import { liftHolds } from "../../../src/referrals/lift-holds.ts";
import { listReferralsOfSubjects } from "../../../src/referrals/list-referrals-of-subjects.ts";
import { openReferrals } from "../../../src/referrals/open-referrals.ts";
import { refreshFacts } from "../../../src/referrals/refresh-facts.ts";
import { recordEnrolment } from "../../../src/enrolments/record-enrolment.ts";
import { type Api, type Client, startApi } from "../../support/api.ts";
import {
  eventsOf,
  givenHome,
  givenReferral,
  open,
  openingFor,
  path,
  standingHolds,
} from "./given-referral.ts";

let api: Api;
let dinkes: Client;
let tkpk: Client;
beforeAll(async () => {
  api = await startApi();
  dinkes = api.as("agency", { agency: "dinkes" });
  tkpk = api.as("tkpk");
});
afterAll(() => api.stop());

function agencyActor(agency: string): Actor {
  const scopes = new Set(scopesOfRole.agency);
  return { clientId: "test-agency", name: "test-agency", role: "agency", agency, scopes };
}

function inDoor<T>(work: (tx: TransactionContext) => Promise<T>): Promise<T> {
  return inTransaction(api.ctx(), work);
}

/** The sequencer numbers what earlier tests committed, on a connection of its own and whenever it comes to it. */
const ofSequencer = /^(audit\.|events\.number|sequencer\.|database\.|begin$|commit$|rollback$)/;

/** The statements that the work itself sends, without those around its transaction. */
async function statementsOf(work: (tx: TransactionContext) => Promise<unknown>): Promise<string[]> {
  return inDoor(async (tx) => {
    const sent: string[] = [];
    observeStatements((name) => {
      if (!ofSequencer.test(name)) sent.push(name);
    });
    await work(tx).finally(() => observeStatements(undefined));
    return sent;
  });
}

describe("openings", () => {
  test("a subject with an unfinished referral to the program gets no second one", async () => {
    const home = await givenHome(api);
    const first = await open(api, [openingFor(home)]);
    expect(first).toHaveLength(1);
    expect(await open(api, [openingFor(home), openingFor(home, { program: "pbi-jkn" })])).toMatchObject([
      { program: "pbi-jkn" },
    ]);
  });

  test("at once for the same subject they open one", async () => {
    const home = await givenHome(api);
    const opened = await Promise.all(Array.from({ length: 6 }, () => open(api, [openingFor(home)])));
    expect(opened.flat()).toHaveLength(1);
  });

  test("without candidates are for the coordination team", async () => {
    const referral = await givenReferral(api, { candidates: [] });
    expect(referral.status).toBe("returned");
    expect((await eventsOf(api, referral)).map(({ type }) => type)).toEqual(["referral.returned"]);
  });

  test("by the door name the door, those asked for the one who asked", async () => {
    const automatic = await givenReferral(api, { basis: "automatic" });
    const asked = await givenReferral(api, { note: "Ibu hamil, tinggal sendiri" });
    const stepOf = async (id: string) => (await tkpk.get(path({ id }))).body.transitions[0];
    expect(await stepOf(automatic.id)).toMatchObject({ action: "open", actor: "door" });
    expect(await stepOf(asked.id)).toMatchObject({
      action: "request",
      actor: "test",
      note: "Ibu hamil, tinggal sendiri",
    });
  });

  test("take as many statements for thirty as for one", async () => {
    const homes = await Promise.all(Array.from({ length: 30 }, () => givenHome(api)));
    const openings = homes.map((home) => openingFor(home));
    expect(await statementsOf((tx) => openReferrals(tx, openings))).toEqual([
      "quotas.hold-programs",
      "quotas.lock",
      "referrals.calendar",
      "referrals.open",
    ]);
    expect(await statementsOf((tx) => openReferrals(tx, []))).toEqual([]);
  });
});

describe("cancellations", () => {
  test("end what nobody holds and flag what an agency holds", async () => {
    const [free, held] = [await givenReferral(api), await givenReferral(api)];
    await dinkes.post(path(held, "accept"));
    const reason = "no-longer-eligible" as const;
    const cancelled = await inDoor((tx) =>
      cancelReferrals(tx, [
        { id: free.id, reason },
        { id: held.id, reason },
      ]),
    );
    expect(cancelled.map(({ id }) => id)).toEqual([free.id]);
    const { body } = await tkpk.get(path(free));
    expect(body.status).toBe("cancelled");
    expect(body.transitions.at(-1)).toMatchObject({
      action: "cancel",
      from: "requested",
      actor: "door",
      reason: { code: "no-longer-eligible" },
    });
    expect(await standingHolds(api, free)).toEqual([]);
    expect((await tkpk.get(path(held))).body).toMatchObject({ status: "accepted", eligibilityChanged: true });
    expect((await eventsOf(api, held)).at(-1)!.type).toBe("referral.eligibility-changed");
  });

  test("after a death end both", async () => {
    const [free, held] = [await givenReferral(api), await givenReferral(api)];
    await dinkes.post(path(held, "accept"));
    const items = [free, held].map(({ id }) => ({ id, reason: "deceased" as const }));
    expect(await inDoor((tx) => cancelReferrals(tx, items))).toHaveLength(2);
    expect((await dinkes.get(path(held))).body).toMatchObject({ status: "cancelled", holder: "dinkes" });
  });

  test("leave alone what is finished", async () => {
    const referral = await givenReferral(api);
    await tkpk.post(path(referral, "cancel"), { reason: { code: "entered-in-error" } });
    const items = [{ id: referral.id, reason: "deceased" as const }];
    expect(await inDoor((tx) => cancelReferrals(tx, items))).toEqual([]);
  });

  test("at once with a pick-up leave either a cancelled referral or a flagged, held one", async () => {
    for (let round = 0; round < 8; round += 1) {
      const referral = await givenReferral(api);
      const items = [{ id: referral.id, reason: "no-longer-eligible" as const }];
      const [accepted] = await Promise.all([
        dinkes.post(path(referral, "accept")),
        inDoor((tx) => cancelReferrals(tx, items)),
      ]);
      const { body } = await tkpk.get(path(referral));
      expect(body).toMatchObject(
        accepted.status === 200
          ? { status: "accepted", holder: "dinkes", eligibilityChanged: true }
          : { status: "cancelled", holder: null, eligibilityChanged: false },
      );
    }
  });

  test("take as many statements for thirty as for one", async () => {
    const referrals = await Promise.all(Array.from({ length: 30 }, () => givenReferral(api)));
    const items = referrals.map(({ id }) => ({ id, reason: "criteria-changed" as const }));
    expect(await statementsOf((tx) => cancelReferrals(tx, items))).toEqual([
      "quotas.hold-programs-of-referrals",
      "quotas.lock-of-referrals",
      "referrals.door-move",
    ]);
  });
});

test("the flag is for held referrals, told once, and taken back", async () => {
  const [free, held] = [await givenReferral(api), await givenReferral(api)];
  await dinkes.post(path(held, "accept"));
  const flag = (changed: boolean) =>
    inDoor((tx) => flagEligibilityChanged(tx, [free.id, held.id], changed)).then((rows) => rows.length);
  expect([await flag(true), await flag(true), await flag(false)]).toEqual([1, 0, 1]);
  const told = (await eventsOf(api, held)).filter(({ type }) => type === "referral.eligibility-changed");
  expect(told).toHaveLength(2);
});

test("the flag is told to the holder and the coordination team, and to no agency that lost the race", async () => {
  await api.catchUp();
  const { rows } = await api.database.pool.query("select max(sequence)::int as last from events");
  const held = await givenReferral(api);
  await dinkes.post(path(held, "accept"));
  await inDoor((tx) => flagEligibilityChanged(tx, [held.id], true));
  await api.catchUp();
  const told = async (client: Client) => {
    const { body } = await client.get(`/v1/events?limit=200&after=${rows[0].last}`);
    return body.items
      .filter(({ subject }: any) => subject === `referral/${held.id}`)
      .map(({ type }: any) => type);
  };
  const all = ["referral.requested", "referral.accepted", "referral.eligibility-changed"];
  expect(await told(dinkes)).toEqual(all);
  expect(await told(tkpk)).toEqual(all);
  expect(await told(api.as("agency", { agency: "dinsos" }))).toEqual(all.slice(0, 2));
});

test("an enrolment recorded elsewhere completes the referral, whoever holds it", async () => {
  const [free, held, other] = await Promise.all([givenReferral(api), givenReferral(api), givenReferral(api)]);
  await dinkes.post(path(held, "accept"));
  const subjects = [free, held, other].map(({ personId }) => ({ type: "person" as const, id: personId }));
  await inDoor(async (tx) => {
    for (const subject of subjects.slice(0, 2)) {
      await recordEnrolment(tx, { program: "jambi-bugar", subject, from: "2026-02-01", source: "BPJS" });
    }
    await completeReferralsByEnrolment(tx, subjects);
  });
  for (const referral of [free, held]) {
    const { body } = await tkpk.get(path(referral));
    expect(body).toMatchObject({
      status: "completed",
      result: { code: "already-receiving", from: "2026-02-01" },
    });
    expect(body.result).not.toHaveProperty("to");
  }
  expect((await tkpk.get(path(other))).body.status).toBe("requested");
});

test("an enrolment that is over completes nothing", async () => {
  const referral = await givenReferral(api);
  const subject = { type: "person" as const, id: referral.personId };
  await api.database.pool.query(
    `insert into enrolments (id, program, subject_type, subject_id, status, starts_on, ends_on, source, created_at,
       updated_at)
     values (gen_random_uuid(), 'jambi-bugar', 'person', $1, 'active', '2025-01-01', '2026-06-30', 'test', $2, $2)`,
    [referral.personId, api.clock.now()],
  );
  expect(await inDoor((tx) => completeReferralsByEnrolment(tx, [subject]))).toEqual([]);
});

test("the facts of many are refreshed in one statement, and nobody sees a change", async () => {
  const referrals = await Promise.all([givenReferral(api), givenReferral(api)]);
  const before = await Promise.all(referrals.map((one) => tkpk.get(path(one))));
  const items = referrals.map(({ id }, place) => ({ id, factsHash: `hash-now-${place}` }));
  expect(await statementsOf((tx) => refreshFacts(tx, items))).toEqual(["referrals.refresh-facts"]);
  expect(await statementsOf((tx) => refreshFacts(tx, []))).toEqual([]);
  for (const [place, one] of referrals.entries()) {
    const { body, headers } = await tkpk.get(path(one));
    expect(body).toEqual(before[place]!.body);
    expect(headers.get("etag")).toBe('"1"');
    await tkpk.post(path(one, "cancel"), { reason: { code: "receives-similar" } });
    expect(await standingHolds(api, one)).toMatchObject([{ version: 1, factsHash: `hash-now-${place}` }]);
  }
});

test("an agency that asks for a program of others follows its state, without the household", async () => {
  const home = await givenHome(api);
  const asker = agencyActor("disdik");
  const opened = await inTransaction(api.ctx(asker), (tx) => openReferrals(tx, [openingFor(home)]));
  const subjects = [{ type: "person" as const, id: home.personId }];
  const views = await listReferralsOfSubjects(api.ctx(asker), subjects, { unfinishedOnly: true });
  expect(views).toMatchObject([
    { id: opened[0]!, status: "requested", subjectId: null, snapshot: null, legalActions: [] },
  ]);
  const { body } = await api.as("agency", { agency: "disdik" }).get("/v1/referrals");
  expect(body.items).toMatchObject([
    { id: opened[0]!, household: null, transitions: [{ action: "request" }] },
  ]);
  const [own] = await inTransaction(api.ctx(agencyActor("dinkes")), async (tx) =>
    openReferrals(tx, [openingFor(await givenHome(api))]),
  );
  const { rows } = await api.database.pool.query("select former_agencies from referrals where id = $1", [
    own,
  ]);
  expect(rows).toEqual([{ former_agencies: [] }]);
});

test("a hold is replaced by the next one of the subject, and lifted once", async () => {
  const referral = await givenReferral(api);
  await tkpk.post(path(referral, "cancel"), { reason: { code: "client-refused" } });
  const [second] = await open(api, [openingFor(referral)]);
  await tkpk.post(path(second!, "cancel"), { reason: { code: "receives-similar" } });
  expect(await standingHolds(api, referral)).toMatchObject([{ reason: "receives-similar", untilDate: null }]);
  const { rows } = await api.database.pool.query<{ id: string }>(
    "select id from holds where subject_id = $1 and lifted_at is null",
    [referral.personId],
  );
  const ids = rows.map(({ id }) => id);
  await inDoor((tx) => liftHolds(tx, ids));
  expect(await standingHolds(api, referral)).toEqual([]);
});
