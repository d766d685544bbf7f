import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, startApi } from "../../support/api.ts";
import { familyCardNumber, poorFamily } from "../intakes/sent-households.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

async function registered(changes: Record<string, unknown> = {}) {
  const family = poorFamily(changes);
  const { status, body } = await api
    .as("tkpk")
    .post("/v1/intakes", { channel: "puskesos", household: family });
  expect(status, JSON.stringify(body)).toBe(201);
  const { household } = body;
  return { family, id: household.id as string, persons: household.members.map((one: any) => one.personId) };
}

const rows = async (sql: string, values: unknown[] = []) => (await api.database.pool.query(sql, values)).rows;

/** A referral of the household to a program, asked for. */
async function requested(program: string, id: string) {
  const subject = { type: "household", id };
  const answer = await api.as("tkpk").post("/v1/referrals", { program, subject });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.id as string;
}

/** Programs of households that none of them is offered. */
async function freePrograms(...ids: string[]): Promise<string[]> {
  const found = await rows(
    `select code from programs where unit = 'household'
       and code not in (select program from referrals where subject_id = any($1)) order by code`,
    [ids],
  );
  return found.map(({ code }) => code);
}

const enrol = async (program: string, id: string, dates: object = {}) => {
  const subject = { type: "household", id };
  const answer = await api.as("tkpk").post("/v1/enrolments", { program, subject, ...dates });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.id as string;
};

const merge = (from: string, into: string) =>
  api.as("tkpk").post("/v1/households/merge", { from, into, reason: "Tercatat dua kali" });

describe("merging two households", () => {
  it("gives members, numbers and documents of the one to the other, which keeps its facts", async () => {
    const document = { type: "sktm", number: "1/2026", issuer: "Kelurahan" };
    const from = await registered({ source: { system: "old-list", id: "7" }, documents: [document] });
    const into = await registered({ indicators: { tenure: "rent" } });
    const { status, body } = await merge(from.id, into.id);
    expect(status, JSON.stringify(body)).toBe(201);
    expect(body).toMatchObject({ kind: "merge", households: [into.id, from.id] });
    expect(body.household.members).toHaveLength(6);
    expect(body.household.members.filter((one: any) => one.relation === "head")).toHaveLength(1);
    expect(body.household.indicators).toEqual({ tenure: "rent" });
    expect(body.household.documents).toMatchObject([document]);
    const old = await api.as("tkpk").get(`/v1/households/${from.id}`);
    expect(old.body).toMatchObject({ status: "inactive", members: [] });
    const search = (filter: object) => api.as("tkpk").post("/v1/households/search", filter);
    const bySource = await search({ source: { system: "old-list", id: "7" } });
    expect(bySource.body.items.map((one: any) => one.id)).toEqual([into.id]);
    expect((await search({ familyCardNumber: from.family.familyCardNumber })).body.items).toEqual([]);
  });

  it("moves what the household is offered and receives; of two alike the one of the other ends", async () => {
    const [from, into] = [await registered(), await registered()];
    const free = await freePrograms(from.id, into.id);
    const [twice, once, received] = free as [string, string, string];
    const [cancelled, kept] = [await requested(twice, from.id), await requested(twice, into.id)];
    const moved = await requested(once, from.id);
    const enrolment = await enrol(received, from.id);
    expect((await merge(from.id, into.id)).status).toBe(201);
    const referrals = await rows(
      "select id, status, subject_id from referrals where id = any($1) order by id",
      [[cancelled, kept, moved]],
    );
    expect(referrals).toEqual(
      [
        { id: cancelled, status: "cancelled", subject_id: from.id },
        { id: kept, status: "requested", subject_id: into.id },
        { id: moved, status: "requested", subject_id: into.id },
      ].sort((a, b) => (a.id < b.id ? -1 : 1)),
    );
    const [reason] = await rows(
      "select reason from referral_transitions where referral_id = $1 and action = 'cancel'",
      [cancelled],
    );
    expect(reason).toEqual({ reason: "household-merged" });
    expect(await rows("select subject_id, status from enrolments where id = $1", [enrolment])).toEqual([
      { subject_id: into.id, status: "active" },
    ]);
    const unfinished = await rows(
      "select 1 from referrals where subject_id = $1 and status not in ('completed', 'failed', 'cancelled')",
      [from.id],
    );
    expect(unfinished).toEqual([]);
    expect(await rows("select 1 from matches where household_id = $1", [from.id])).toEqual([]);
  });

  it("keeps what runs where the other has lapsed, and asks nobody again who has refused", async () => {
    const [from, into] = [await registered(), await registered()];
    const [lapsed, refused, worked] = (await freePrograms(from.id, into.id)) as [string, string, string];
    const old = await enrol(lapsed, into.id, { to: "2026-07-10" });
    api.clock.advance(20 * 86_400_000);
    const running = await enrol(lapsed, from.id);
    const refuse = async (program: string) => {
      const path = `/v1/referrals/${await requested(program, into.id)}/cancel`;
      expect((await api.as("tkpk").post(path, { reason: { code: "client-refused" } })).status).toBe(200);
    };
    await refuse(refused);
    await refuse(worked);
    const [unasked, asked] = [await requested(refused, from.id), await requested(worked, from.id)];
    await rows("update referrals set basis = 'automatic' where id = $1", [unasked]);
    const { status, body } = await merge(from.id, into.id);
    expect(status, JSON.stringify(body)).toBe(201);
    expect(
      await rows("select id, subject_id, status from enrolments where id = any($1) order by id", [
        [old, running],
      ]),
    ).toEqual([
      { id: old, subject_id: into.id, status: "ended" },
      { id: running, subject_id: into.id, status: "active" },
    ]);
    const left = await rows("select id, subject_id, status from referrals where id = any($1) order by id", [
      [unasked, asked],
    ]);
    expect(left).toEqual([
      { id: unasked, subject_id: from.id, status: "cancelled" },
      { id: asked, subject_id: into.id, status: "requested" },
    ]);
    const standing = await rows("select program from holds where subject_id = $1 and lifted_at is null", [
      into.id,
    ]);
    expect(standing).toEqual([{ program: refused }]);
  });

  it("both ways at once merges once", async () => {
    const [a, b] = [await registered(), await registered()];
    const answers = await Promise.all([merge(a.id, b.id), merge(b.id, a.id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const present = await rows(
      "select count(*)::int as n, count(distinct household_id)::int as homes from memberships where left_on is null and household_id = any($1)",
      [[a.id, b.id]],
    );
    expect(present).toEqual([{ n: 6, homes: 1 }]);
  });

  it("needs two households that the caller may decide about", async () => {
    const own = await registered();
    const other = await registered({ areaCode: "15.71.01.1001" });
    const officer = api.as("field", { area: "15.71.08" });
    const body = { from: other.id, into: own.id, reason: "x" };
    expect((await officer.post("/v1/households/merge", body)).status).toBe(404);
    expect((await merge(own.id, own.id)).status).toBe(422);
  });
});

describe("splitting a household", () => {
  const split = (body: object) => api.as("tkpk").post("/v1/households/split", { reason: "Menikah", ...body });
  const home = () => ({ familyCardNumber: familyCardNumber(), areaCode: "15.71.05.1002", rt: "3" });

  it("makes a household of those who leave, whose referrals and enrolments stay with them", async () => {
    const { id, persons } = await registered();
    const [, mother, child] = persons;
    const [before] = await rows(
      "select id, status from referrals where subject_id = $1 and program = 'jambi-cerdas'",
      [child],
    );
    const { status, body } = await split({ household: id, members: [mother, child], into: home() });
    expect(status, JSON.stringify(body)).toBe(201);
    expect(body.household).toMatchObject({ areaCode: "15.71.05.1002", rt: "003", decile: null });
    expect(body.household.members).toMatchObject([
      { personId: mother, relation: "head" },
      { personId: child, relation: "child" },
    ]);
    const old = await api.as("tkpk").get(`/v1/households/${id}`);
    expect(old.body.members.map((one: any) => one.personId)).toEqual([persons[0]]);
    expect(await rows("select household_id, area_code from referrals where id = $1", [before.id])).toEqual([
      { household_id: body.household.id, area_code: "15.71.05.1002.003" },
    ]);
    const stale = await rows("select 1 from matches where household_id = $1 and subject_id = any($2)", [
      id,
      [mother, child],
    ]);
    expect(stale).toEqual([]);
  });

  it("is refused for strangers, for all of them, and for a card that is on file", async () => {
    const [first, second] = [await registered(), await registered()];
    const codes = async (body: object) => {
      const answer = await split({ household: first.id, into: home(), ...body });
      return [answer.status, ...answer.body.errors.map((one: any) => `${one.pointer} ${one.code}`)];
    };
    expect(await codes({ members: [second.persons[0]] })).toEqual([422, "/members/0 not-a-member"]);
    expect(await codes({ members: first.persons })).toEqual([422, "/members nobody-stays"]);
    const taken = { ...home(), familyCardNumber: second.family.familyCardNumber };
    expect(await codes({ members: [first.persons[1]], into: taken })).toEqual([
      409,
      "/into/familyCardNumber number-taken",
    ]);
  });

  it("tells an officer of another area nothing, not even whose a card is", async () => {
    const [first, second] = [await registered(), await registered()];
    const into = { familyCardNumber: second.family.familyCardNumber, areaCode: "15.71.01.1001", rt: "1" };
    const body = { household: first.id, members: [first.persons[1]], into, reason: "x" };
    const answer = await api.as("field", { area: "15.71.01" }).post("/v1/households/split", body);
    expect(answer.status).toBe(404);
  });

  it("of the same person twice at once happens once", async () => {
    const { id, persons } = await registered();
    const once = () => split({ household: id, members: [persons[2]], into: home() });
    const answers = await Promise.all([once(), once()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
  });
});
