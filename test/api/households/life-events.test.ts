import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, type Api, startApi } from "../../support/api.ts";
import { familyCardNumber, nationalId, poorFamily } from "../intakes/sent-households.ts";

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
  const { household, referrals } = body;
  return { family, household, referrals, persons: household.members.map((one: any) => one.personId) };
}

const rows = async (sql: string, values: unknown[] = []) => (await api.database.pool.query(sql, values)).rows;

const post = (path: string, body: unknown, client = api.as("tkpk")): Promise<Answer> =>
  client.post(path, body);

describe("a new family card", () => {
  it("finds the same household, and the old number finds it no more", async () => {
    const { family, household } = await registered();
    const number = familyCardNumber();
    const answer = await post(`/v1/households/${household.id}/family-card`, {
      familyCardNumber: number,
      reason: "Kepala keluarga meninggal",
    });
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    expect(answer.body).toMatchObject({
      kind: "family-card",
      households: [household.id],
      household: { id: household.id, familyCardNumberMasked: `************${number.slice(-4)}` },
    });
    const location = answer.headers.get("location")!;
    expect((await api.as("tkpk").get(location)).body.id).toBe(answer.body.id);
    const again = await api
      .as("tkpk")
      .post("/v1/intakes", { channel: "rt", household: { ...family, familyCardNumber: number } });
    expect(again.body.household.id).toBe(household.id);
    const search = await api
      .as("tkpk")
      .post("/v1/households/search", { familyCardNumber: family.familyCardNumber });
    expect(search.body.items).toEqual([]);
  });

  it("is refused where the number is on file, or was never issued", async () => {
    const [first, second] = [await registered(), await registered()];
    const path = `/v1/households/${first.household.id}/family-card`;
    const codes = [];
    for (const one of [second.family.familyCardNumber, first.family.familyCardNumber, "1111111111111111"]) {
      const { status, body } = await post(path, { familyCardNumber: one, reason: "x" });
      codes.push([status, body.errors[0].code]);
    }
    expect(codes).toEqual([
      [409, "number-taken"],
      [409, "number-unchanged"],
      [422, "dummy-number"],
    ]);
  });

  it("is an officer's to give within the own area, and unknown outside; never an agency's", async () => {
    const { household } = await registered();
    const path = `/v1/households/${household.id}/family-card`;
    const body = { familyCardNumber: familyCardNumber(), reason: "x" };
    expect((await post(path, body, api.as("field", { area: "15.71.01" }))).status).toBe(404);
    expect((await post(path, body, api.as("agency", { agency: "dinsos" }))).status).toBe(403);
    expect((await post(path, body, api.as("field", { area: "15.71.08" }))).status).toBe(201);
  });

  it("goes to one of two households that ask for the same number at once", async () => {
    const [first, second] = [await registered(), await registered()];
    const body = { familyCardNumber: familyCardNumber(), reason: "x" };
    const answers = await Promise.all(
      [first, second].map(({ household }) => post(`/v1/households/${household.id}/family-card`, body)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });
});

describe("the end of a membership", () => {
  const end = (household: string, person: string, body: unknown) =>
    post(`/v1/households/${household}/members/${person}/end`, body);

  it("by a death cancels what was offered to the person, what is held too", async () => {
    const { household, persons, referrals } = await registered();
    const [, , child] = persons;
    const referral = referrals.find((one: any) => one.subject.id === child);
    const holder = api.as("agency", { agency: referral.candidates[0] });
    expect((await holder.post(`/v1/referrals/${referral.id}/accept`, {})).status).toBe(200);
    const answer = await end(household.id, child, { reason: "died", on: "2026-06-30" });
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    expect(answer.body.household.members).toHaveLength(2);
    expect(await rows("select status from persons where id = $1", [child])).toEqual([{ status: "deceased" }]);
    expect(await rows("select left_on, left_reason from memberships where person_id = $1", [child])).toEqual([
      { left_on: "2026-06-30", left_reason: "died" },
    ]);
    expect((await api.as("tkpk").get(`/v1/referrals/${referral.id}`)).body.status).toBe("cancelled");
    expect(await rows("select 1 from matches where subject_id = $1", [child])).toEqual([]);
    const events = await rows("select type from events where subject_id = $1 and type like 'member.%'", [
      child,
    ]);
    expect(events).toContainEqual({ type: "member.died" });
  });

  it("by an error voids the membership, and the person may be taken in elsewhere", async () => {
    const { family, household, persons } = await registered();
    expect((await end(household.id, persons[2], { reason: "error" })).status).toBe(201);
    const other = poorFamily();
    other.members.push(family.members[2]!);
    const taken = await api.as("tkpk").post("/v1/intakes", { channel: "puskesos", household: other });
    expect(taken.status, JSON.stringify(taken.body)).toBe(201);
    expect(taken.body.household.members.map((one: any) => one.personId)).toContain(persons[2]);
  });

  it("of the last one makes the household inactive: it is no more offered anything, nor counted", async () => {
    const { household, persons } = await registered({ areaCode: "15.71.04.1001", rt: "9" });
    for (const person of persons) {
      expect((await end(household.id, person, { reason: "moved-out" })).status).toBe(201);
    }
    const { body } = await api.as("tkpk").get(`/v1/households/${household.id}`);
    expect(body).toMatchObject({ status: "inactive", members: [] });
    const area = await api.as("tkpk").get("/v1/areas/15.71.04.1001.009");
    expect(area.body.counts.households).toBe(0);
    const open = await rows(
      "select 1 from referrals where household_id = $1 and status not in ('completed', 'failed', 'cancelled')",
      [household.id],
    );
    expect(open).toEqual([]);
    expect(await rows("select 1 from reviews where subject_id = $1", [household.id])).toEqual([]);
    const again = await end(household.id, persons[0], { reason: "died" });
    expect(again.status).toBe(409);
  });

  it("is refused for who is no member, and for a day that cannot be", async () => {
    const [first, second] = [await registered(), await registered()];
    const path = [first.household.id, second.persons[0]] as const;
    expect((await end(...path, { reason: "died" })).status).toBe(404);
    const on = (day: string) => end(first.household.id, first.persons[2], { reason: "died", on: day });
    expect((await on("2026-07-02")).body.errors[0].code).toBe("in-the-future");
    expect((await on("2016-05-19")).body.errors[0].code).toBe("before-birth");
    const error = { reason: "error", on: "2026-06-30" };
    const refused = await end(first.household.id, first.persons[2], error);
    expect(refused.body.errors).toMatchObject([{ pointer: "/on", code: "not-applicable" }]);
  });

  it("happens once, however many tell of it at once", async () => {
    const { household, persons } = await registered();
    const tell = () => end(household.id, persons[1], { reason: "died" });
    const answers = await Promise.all([tell(), tell(), tell()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 404, 404]);
  });
});

describe("a corrected national ID", () => {
  it("names the same person from then on, and warns of what does not fit", async () => {
    const { family, household, persons } = await registered();
    const right = nationalId("1985-03-12", "female");
    const answer = await post(`/v1/persons/${persons[0]}/correct-number`, {
      nationalId: right,
      reason: "Salah ketik",
    });
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    expect(answer.body.warnings.map((one: any) => one.code)).toEqual(["national-id-sex"]);
    expect(answer.body.household.members[0].nationalIdMasked).toBe(`************${right.slice(-4)}`);
    const { familyCardNumber: _, ...rest } = family;
    const members = [{ ...family.members[0]!, nationalId: right }];
    const again = await api.as("tkpk").post("/v1/intakes", {
      channel: "rt",
      household: { ...rest, familyCardNumber: family.familyCardNumber, members, membersComplete: false },
    });
    expect(again.body.household).toMatchObject({
      id: household.id,
      members: [{ personId: persons[0] }, {}, {}],
    });
  });

  it("is refused where another person has it", async () => {
    const [first, second] = [await registered(), await registered()];
    const answer = await post(`/v1/persons/${first.persons[0]}/correct-number`, {
      nationalId: second.family.members[0]!.nationalId,
      reason: "x",
    });
    expect([answer.status, answer.body.errors[0].code]).toEqual([409, "number-taken"]);
    expect(JSON.stringify(answer.body)).not.toContain(second.family.members[0]!.nationalId);
  });

  it("of a person of another area is unknown to an officer", async () => {
    const { persons } = await registered();
    const body = { nationalId: nationalId("1985-03-12", "male"), reason: "x" };
    const officer = api.as("field", { area: "15.71.01" });
    expect((await post(`/v1/persons/${persons[0]}/correct-number`, body, officer)).status).toBe(404);
  });
});
