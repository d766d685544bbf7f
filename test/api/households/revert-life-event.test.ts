import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Api, startApi } from "../../support/api.ts";
import { familyCardNumber, nationalId, poorFamily } from "../intakes/sent-households.ts";

const morning = "2026-07-01T03:00:00.000Z";
const dayMs = 86_400_000;

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterEach(() => api.clock.set(morning));
afterAll(() => api.stop());

const send = async (household: unknown) => {
  const answer = await api.as("tkpk").post("/v1/intakes", { channel: "puskesos", household });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
};

async function registered(changes: Record<string, unknown> = {}) {
  const family = poorFamily(changes);
  const { household } = await send(family);
  return { family, id: household.id as string, persons: household.members.map((one: any) => one.personId) };
}

async function happened(path: string, body: object) {
  const answer = await api.as("tkpk").post(path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}

const revert = (id: string, client = api.as("tkpk")) =>
  client.post(`/v1/life-events/${id}/revert`, { reason: "Keliru" });

const household = async (id: string) => (await api.as("tkpk").get(`/v1/households/${id}`)).body;
const memberIds = async (id: string) => (await household(id)).members.map((one: any) => one.personId);
const found = async (filter: object) =>
  (await api.as("tkpk").post("/v1/households/search", filter)).body.items.map((one: any) => one.id);
const rows = async (sql: string, values: unknown[] = []) => (await api.database.pool.query(sql, values)).rows;
const lastEvent = async (id: string) =>
  (
    await rows("select id from life_events where $1 = any(household_ids) order by at desc, id desc limit 1", [
      id,
    ])
  )[0].id;

describe("reverting a life event", () => {
  it("gives a household its old card back", async () => {
    const { id, family } = await registered();
    const number = familyCardNumber();
    const event = await happened(`/v1/households/${id}/family-card`, {
      familyCardNumber: number,
      reason: "x",
    });
    const answer = await revert(event.id);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    expect(answer.body).toMatchObject({ revertedBy: "test-tkpk", revertReason: "Keliru" });
    expect(await found({ familyCardNumber: family.familyCardNumber })).toEqual([id]);
    expect(await found({ familyCardNumber: number })).toEqual([]);
    const again = await revert(event.id);
    expect([again.status, again.body.code]).toEqual([409, "conflict"]);
  });

  it("brings back who was told of as dead: a member, eligible as before", async () => {
    const { id, persons } = await registered();
    const [, , child] = persons;
    const outcomes = () =>
      rows("select program, outcome from matches where subject_id = $1 order by program", [child]);
    const before = await outcomes();
    const event = await happened(`/v1/households/${id}/members/${child}/end`, { reason: "died" });
    expect(await outcomes()).toEqual([]);
    expect((await revert(event.id)).status).toBe(200);
    expect(await memberIds(id)).toEqual(persons);
    expect((await household(id)).members[2].status).toBe("active");
    expect(await outcomes()).toEqual(before);
  });

  it("of the last member makes the household active again", async () => {
    const family = poorFamily({ areaCode: "15.71.04.1002", rt: "4" });
    family.members = family.members.slice(0, 1);
    const sent = await send(family);
    const { id } = sent.household;
    const person = sent.household.members[0].personId;
    const event = await happened(`/v1/households/${id}/members/${person}/end`, { reason: "moved-out" });
    expect((await household(id)).status).toBe("inactive");
    expect((await revert(event.id)).status).toBe(200);
    expect(await household(id)).toMatchObject({ status: "active", members: [{ personId: person }] });
    const area = await api.as("tkpk").get("/v1/areas/15.71.04.1002.004");
    expect(area.body.counts.households).toBe(1);
  });

  it("gives a person the old national ID back", async () => {
    const { id, family, persons } = await registered();
    const event = await happened(`/v1/persons/${persons[0]}/correct-number`, {
      nationalId: nationalId("1985-03-12", "male"),
      reason: "x",
    });
    expect((await revert(event.id)).status).toBe(200);
    expect(await found({ nationalId: family.members[0]!.nationalId })).toEqual([id]);
  });

  it("sends transferred members home; a household made for them is inactive and frees its card", async () => {
    const { id, family, persons } = await registered();
    const taker = { ...poorFamily(), members: family.members.slice(1), resolution: "transfer" };
    const { household: made } = await send(taker);
    expect(await memberIds(id)).toEqual([persons[0]]);
    expect((await revert(await lastEvent(id))).status).toBe(200);
    expect(await memberIds(id)).toEqual(persons);
    expect(await household(made.id)).toMatchObject({ status: "inactive", members: [] });
    expect(await found({ familyCardNumber: taker.familyCardNumber })).toEqual([]);
    const places = await rows(
      `select distinct household_id from referrals
       where subject_id = $1 and status not in ('completed', 'failed', 'cancelled')`,
      [persons[2]],
    );
    expect(places).toEqual([{ household_id: id }]);
  });

  it("of a transfer leaves a household alone that others live in as well", async () => {
    const { id, family, persons } = await registered();
    const taker = poorFamily();
    const joined = { ...taker, members: [...taker.members, family.members[2]!], resolution: "transfer" };
    const { household: made } = await send(joined);
    expect((await revert(await lastEvent(id))).status).toBe(200);
    expect(await memberIds(id)).toEqual(persons);
    expect(await household(made.id)).toMatchObject({ status: "active" });
    expect(await memberIds(made.id)).toHaveLength(3);
    expect(await found({ familyCardNumber: taker.familyCardNumber })).toEqual([made.id]);
  });

  it("of a renewal ends the new card", async () => {
    const { id, family } = await registered();
    const renewed = { ...family, familyCardNumber: familyCardNumber(), resolution: "renewal" };
    await send(renewed);
    expect((await revert(await lastEvent(id))).status).toBe(200);
    expect(await found({ familyCardNumber: family.familyCardNumber })).toEqual([id]);
    expect(await found({ familyCardNumber: renewed.familyCardNumber })).toEqual([]);
  });

  it("parts two merged households again, with what each was offered and receives", async () => {
    const [from, into] = [await registered({ documents: [sentDocument()] }), await registered()];
    const subject = { type: "household", id: from.id };
    const [free] = await rows(
      `select code from programs where unit = 'household' and code not in
         (select program from referrals where subject_id = any($1)) limit 1`,
      [[from.id, into.id]],
    );
    const enrolled = await api.as("tkpk").post("/v1/enrolments", { program: free.code, subject });
    expect(enrolled.status, JSON.stringify(enrolled.body)).toBe(201);
    const event = await happened("/v1/households/merge", { from: from.id, into: into.id, reason: "x" });
    const reverted = await revert(event.id);
    expect(reverted.status, JSON.stringify(reverted.body)).toBe(200);
    expect(await memberIds(from.id)).toEqual(from.persons);
    expect(await memberIds(into.id)).toEqual(into.persons);
    expect(await household(from.id)).toMatchObject({ status: "active", documents: [document()] });
    expect(await found({ familyCardNumber: from.family.familyCardNumber })).toEqual([from.id]);
    expect(await rows("select subject_id from enrolments where id = $1", [enrolled.body.id])).toEqual([
      { subject_id: from.id },
    ]);
  });

  it("of a merge gives back what ended with it: an enrolment, and a hold", async () => {
    const [from, into] = [await registered(), await registered()];
    const free = await rows(
      `select code from programs where unit = 'household' and code not in
         (select program from referrals where subject_id = any($1)) order by code limit 3`,
      [[from.id, into.id]],
    );
    const [twice, later, refused] = free.map(({ code }) => code);
    const post = async (path: string, body: object) => (await api.as("tkpk").post(path, body)).body;
    const subject = ({ id }: { id: string }) => ({ type: "household", id });
    for (const one of [from, into]) await post("/v1/enrolments", { program: twice, subject: subject(one) });
    await post("/v1/enrolments", { program: later, subject: subject(from), from: "2027-01-01" });
    await post("/v1/enrolments", { program: later, subject: subject(into) });
    for (const one of [from, into]) {
      const referral = await post("/v1/referrals", { program: refused, subject: subject(one) });
      const reason = { reason: { code: "client-refused" } };
      expect((await post(`/v1/referrals/${referral.id}/cancel`, reason)).status).toBe("cancelled");
    }
    const enrolments = () =>
      rows(
        "select program, starts_on, ends_on, status, end_reason from enrolments where subject_id = $1 order by program",
        [from.id],
      );
    const holds = () => rows("select program, lifted_at from holds where subject_id = $1", [from.id]);
    const before = [await enrolments(), await holds()];
    const event = await happened("/v1/households/merge", { from: from.id, into: into.id, reason: "x" });
    const statuses = (await enrolments()).map(({ program, status }) => [program, status]);
    expect(Object.fromEntries(statuses)).toEqual({ [twice]: "ended", [later]: "voided" });
    const reverted = await revert(event.id);
    expect(reverted.status, JSON.stringify(reverted.body)).toBe(200);
    expect([await enrolments(), await holds()]).toEqual(before);
  });

  it("of a corrected number is seen where the person lives now", async () => {
    const { family, persons } = await registered();
    const event = await happened(`/v1/persons/${persons[2]}/correct-number`, {
      nationalId: nationalId("2016-05-20", "male"),
      reason: "x",
    });
    const taker = { ...poorFamily(), resolution: "transfer" };
    const { nationalId: _, ...child } = family.members[2]!;
    const number = await api.as("tkpk").get(`/v1/households/${event.household.id}`, { "x-purpose": "uji" });
    taker.members.push({ ...child, nationalId: number.body.members[2].nationalId });
    const { household: home } = await send(taker);
    const { revision } = (await rows("select revision from households where id = $1", [home.id]))[0];
    expect((await revert(event.id)).status).toBe(200);
    const [after] = await rows("select revision from households where id = $1", [home.id]);
    expect(after.revision).toBe(revision + 1);
    expect(await found({ nationalId: family.members[2]!.nationalId })).toEqual([home.id]);
  });

  it("brings split-off members home", async () => {
    const { id, persons } = await registered();
    const event = await happened("/v1/households/split", {
      household: id,
      members: persons.slice(1),
      into: { familyCardNumber: familyCardNumber(), areaCode: "15.71.05.1002", rt: "3" },
      reason: "x",
    });
    expect((await revert(event.id)).status).toBe(200);
    expect(await memberIds(id)).toEqual(persons);
    expect((await household(event.household.id)).status).toBe("inactive");
  });

  it("is refused when something has changed since, naming what", async () => {
    const { id, family, persons } = await registered();
    const ended = await happened(`/v1/households/${id}/members/${persons[2]}/end`, { reason: "split" });
    const other = poorFamily();
    other.members.push(family.members[2]!);
    await send(other);
    const refused = await revert(ended.id);
    expect([refused.status, refused.body.changed]).toEqual([409, [`person/${persons[2]}`]]);

    const card = () => ({ familyCardNumber: familyCardNumber(), reason: "x" });
    const first = await happened(`/v1/households/${id}/family-card`, card());
    const second = await happened(`/v1/households/${id}/family-card`, card());
    expect((await revert(first.id)).body.changed).toEqual([`household/${id}`]);
    expect((await revert(second.id)).status).toBe(200);
    expect((await revert(first.id)).status).toBe(200);
  });

  it("brings nobody home to a household that is inactive since, nor who has died since", async () => {
    const { id, family, persons } = await registered();
    const [father, mother, child] = persons;
    const end = (person: string, reason: string) =>
      happened(`/v1/households/${id}/members/${person}/end`, { reason });
    const left = await end(child, "split");
    const told = poorFamily();
    told.members.push({ ...family.members[2]!, status: "deceased" });
    await send(told);
    expect((await revert(left.id)).body.changed).toEqual([`person/${child}`]);

    const first = await end(mother, "split");
    const last = await end(father, "moved-out");
    const refused = await revert(first.id);
    expect([refused.status, refused.body.changed]).toEqual([409, [`household/${id}`]]);
    expect((await revert(last.id)).status).toBe(200);
    expect((await revert(first.id)).status).toBe(200);
    expect(await memberIds(id)).toEqual([father, mother]);
  });

  it("is refused after 30 days, and to officers always", async () => {
    const { id, persons } = await registered();
    const event = await happened(`/v1/households/${id}/members/${persons[2]}/end`, { reason: "died" });
    expect((await revert(event.id, api.as("field"))).status).toBe(403);
    api.clock.advance(30 * dayMs + 1);
    expect((await revert(event.id)).status).toBe(409);
    api.clock.advance(-1);
    expect((await revert(event.id)).status).toBe(200);
  });

  it("happens once, however many ask at once", async () => {
    const { id, persons } = await registered();
    const event = await happened(`/v1/households/${id}/members/${persons[2]}/end`, { reason: "died" });
    const answers = await Promise.all([revert(event.id), revert(event.id), revert(event.id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });
});

const sentDocument = () => ({ type: "sktm", number: "1/2026", issuer: "Kelurahan" });

function document() {
  return { ...sentDocument(), validUntil: null };
}
