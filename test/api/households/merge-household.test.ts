import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, type Api, startApi } from "../../support/api.ts";
import { familyCardNumber, nationalId, poorFamily } from "../intakes/sent-households.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

async function send(household: unknown, channel = "puskesos"): Promise<Answer> {
  const answer = await api.as("tkpk").post("/v1/intakes", { channel, household });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer;
}

const cardOf = (family: ReturnType<typeof poorFamily>) => ({
  familyCardNumber: family.familyCardNumber,
  areaCode: family.areaCode,
  rt: family.rt,
});

describe("an intake merges", () => {
  it("overwrites named facts, clears what is null, and keeps what is not named, members too", async () => {
    const family = poorFamily();
    await send(family);
    const { body } = await send({
      ...cardOf(family),
      indicators: { floorMaterial: "earth", tenure: null },
      members: [{ ...family.members[0]!, indicators: { working: false } }],
    });
    expect(body.household.indicators).toEqual({ floorMaterial: "earth" });
    expect(body.household.decile.value).toBe(2);
    expect(body.household.members).toHaveLength(3);
    expect(body.household.members[0].indicators).toMatchObject({ working: false, maritalStatus: "married" });
  });

  it("changes nothing when the same is sent again", async () => {
    const family = poorFamily();
    const first = await send(family);
    const again = await send(family);
    expect(again.body.household).toEqual(first.body.household);
    const events = await api.database.pool.query(
      "select type from events where household_id = $1 and type like 'household.%'",
      [first.body.household.id],
    );
    expect(events.rows).toEqual([{ type: "household.registered" }]);
  });

  it("ends the memberships that a complete list leaves out, with a reason, and cancels their unheld referrals", async () => {
    const family = poorFamily();
    const first = await send(family);
    const child = first.body.household.members[2].personId;
    const { body } = await send({ ...family, members: family.members.slice(0, 2) });
    expect(body.household.members.map((member: any) => member.name)).toEqual(["Bapak Contoh", "Ibu Contoh"]);
    const { rows } = await api.database.pool.query(
      "select left_on, left_reason from memberships where person_id = $1",
      [child],
    );
    expect(rows).toEqual([{ left_on: "2026-07-01", left_reason: "not-listed" }]);
    const referrals = await api.database.pool.query(
      "select status from referrals where subject_id = $1 and program = 'jambi-cerdas'",
      [child],
    );
    expect(referrals.rows).toEqual([{ status: "cancelled" }]);
  });

  it("lets an older or unverified observation only fill what is absent, and says what it kept", async () => {
    const family = poorFamily({ observedOn: "2026-06-20" });
    await send(family);
    const { body } = await send(
      {
        ...cardOf(family),
        observedOn: "2026-06-30",
        indicators: { floorMaterial: "marble", toilet: "none" },
        members: [],
      },
      "rt",
    );
    expect(body.household.indicators).toMatchObject({ floorMaterial: "cement-brick", toilet: "none" });
    expect(body.warnings).toContainEqual(
      expect.objectContaining({
        pointer: "/household/indicators/floorMaterial",
        code: "observation-kept",
      }),
    );
  });

  it("never takes an earlier decile for a later one", async () => {
    const family = poorFamily();
    await send(family);
    const { body } = await send({
      ...cardOf(family),
      indicators: {},
      decile: { value: 9, source: "invented", period: "2025-Q4" },
    });
    expect(body.household.decile).toMatchObject({ value: 2, period: "2026-Q2" });
  });

  it("knows a member without a number again by name, birth date and sex", async () => {
    const family = poorFamily();
    delete family.members[2]!.nationalId;
    const first = await send(family);
    const again = await send(family);
    expect(again.body.household.members[2].personId).toBe(first.body.household.members[2].personId);
    expect(again.body.household.members[2].nationalIdMasked).toBeNull();
  });

  it("gives a member without a number the number that arrives later", async () => {
    const family = poorFamily();
    const number = family.members[2]!.nationalId;
    delete family.members[2]!.nationalId;
    const first = await send(family);
    family.members[2]!.nationalId = number;
    const again = await send(family);
    expect(again.body.household.members[2]).toMatchObject({
      personId: first.body.household.members[2].personId,
      nationalIdMasked: `************${number!.slice(-4)}`,
    });
  });

  it("refuses to guess between two members who are alike", async () => {
    const family = poorFamily();
    const twin = { ...family.members[2]!, birthDate: undefined, birthYear: 2016 };
    const first = { ...twin, nationalId: nationalId("2016-05-20", "female") };
    const second = { ...twin, nationalId: nationalId("2016-05-20", "female") };
    family.members = [...family.members.slice(0, 2), first, second];
    await send(family);
    const { status, body } = await api.as("tkpk").post("/v1/intakes", {
      channel: "rt",
      household: { ...cardOf(family), source: undefined, members: [{ ...twin, nationalId: undefined }] },
    });
    expect([status, body.code, body.errors[0].pointer]).toEqual([
      409,
      "ambiguous-person",
      "/household/members/0",
    ]);
  });

  it("moves the household to another RT, and matches both RT again", async () => {
    const family = poorFamily({ areaCode: "15.71.02.1002", rt: "1" });
    await send(family);
    await send({ ...family, rt: "2" });
    const counts = async (rt: string) =>
      (await api.as("tkpk").get(`/v1/areas/15.71.02.1002.${rt}`)).body.counts.households;
    expect([await counts("001"), await counts("002")]).toEqual([0, 1]);
    const { rows } = await api.database.pool.query(
      `select subject_id, outcome from matches where program = 'kampung-bahagia' and subject_id like '15.71.02.1002%'`,
    );
    expect(rows).toEqual([{ subject_id: "15.71.02.1002.002", outcome: "eligible" }]);
  });

  it("ends a membership by a death, and cancels what was offered to the one who died", async () => {
    const family = poorFamily();
    const { body } = await send(family);
    const child = body.household.members[2].personId;
    family.members[2]!.status = "deceased";
    const after = await send(family);
    expect(after.body.household.members).toHaveLength(2);
    const { rows } = await api.database.pool.query(
      `select r.status, t.reason from referrals r join referral_transitions t on t.referral_id = r.id
       where r.subject_id = $1 and t.to_status = 'cancelled'`,
      [child],
    );
    expect(rows.every((row) => row.reason === "deceased") && rows.length > 0).toBe(true);
  });

  it("of another area stays there, whoever has its number", async () => {
    const family = poorFamily();
    const { body } = await send(family);
    const elsewhere = { ...family, areaCode: "15.71.01.1001" };
    const officer = api.as("field", { area: "15.71.01" });
    const answer = await officer.post("/v1/intakes", { channel: "field-officer", household: elsewhere });
    expect([answer.status, answer.body.code]).toEqual([409, "household-elsewhere"]);
    expect(JSON.stringify(answer.body)).not.toContain(body.household.id);
  });

  it("refuses another card of a household that its source id names", async () => {
    const source = { system: "siks-ng", id: "K-1" };
    const family = poorFamily({ source });
    await send(family);
    const other = { ...family, familyCardNumber: familyCardNumber() };
    const { status, body } = await api.as("tkpk").post("/v1/intakes", { channel: "rt", household: other });
    expect([status, body.code, body.errors[0].pointer]).toEqual([
      409,
      "conflict",
      "/household/familyCardNumber",
    ]);
  });

  it("believes no death, decile or move that is told against a verified visit", async () => {
    const family = poorFamily();
    const first = await send(family);
    const told = {
      ...family,
      rt: "044",
      observedOn: "2020-01-01",
      decile: { value: 10, source: "hearsay", period: "2026-Q3" },
      members: family.members.map((member) => ({ ...member, status: "deceased" })),
    };
    const answer = await api
      .as("agency", { agency: "dlh" })
      .post("/v1/intakes", { channel: "person", household: told });
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    expect(answer.body.household).toBeNull();
    expect(answer.body.warnings.map((one: any) => one.code)).not.toContain("observation-kept");
    const { body } = await api.as("tkpk").get(`/v1/households/${first.body.household.id}`);
    expect(body).toMatchObject({ rt: "012", decile: { value: 2 } });
    expect(body.members).toHaveLength(3);
  });

  it("takes back who had moved away, and says of the dead that they stay out", async () => {
    const family = poorFamily();
    await send(family);
    const changed = structuredClone(family);
    changed.members[1]!.status = "moved";
    changed.members[2]!.status = "deceased";
    expect((await send(changed)).body.household.members).toHaveLength(1);
    const again = await send(family);
    expect(again.body.household.members.map((member: any) => member.name)).toEqual([
      "Bapak Contoh",
      "Ibu Contoh",
    ]);
    expect(again.body.warnings).toContainEqual(
      expect.objectContaining({ pointer: "/household/members/2/status", code: "member-deceased" }),
    );
  });

  it("makes a household that everybody had left active again, however weak the word of who joins it", async () => {
    const family = poorFamily();
    const { household } = (await send(family)).body;
    for (const { personId } of household.members) {
      const path = `/v1/households/${household.id}/members/${personId}/end`;
      expect((await api.as("tkpk").post(path, { reason: "error" })).status).toBe(201);
    }
    const { body } = await send(family, "rt");
    expect(body.household).toMatchObject({ id: household.id, status: "active" });
    expect(body.household.members).toHaveLength(3);
    expect(body.warnings).toEqual([]);
    expect(body.matches.length).toBeGreaterThan(0);
  });

  it("counts a number that is added as a change of the record", async () => {
    const family = poorFamily();
    const first = await send(family);
    const path = `/v1/households/${first.body.household.id}`;
    const before = (await api.as("tkpk").get(path)).headers.get("etag");
    await send({ ...family, source: { system: "siks-ng", id: "K-2" } });
    expect((await api.as("tkpk").get(path)).headers.get("etag")).not.toBe(before);
  });
});
