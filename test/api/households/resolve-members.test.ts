import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, type Api, type Client, startApi } from "../../support/api.ts";
import { familyCardNumber, poorFamily } from "../intakes/sent-households.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

type Family = ReturnType<typeof poorFamily>;

const send = (household: unknown, client: Client = api.as("tkpk")) =>
  client.post("/v1/intakes", { channel: "puskesos", household });

async function registered(family: Family): Promise<Answer["body"]> {
  const answer = await send(family);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}

const rows = async (sql: string, values: unknown[] = []) => (await api.database.pool.query(sql, values)).rows;

describe("members who are known in another household", () => {
  it("are a 409 that offers what would settle it, and names the household", async () => {
    const family = poorFamily();
    const { household } = await registered(family);
    const answer = await send({ ...family, familyCardNumber: familyCardNumber() });
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({
      code: "member-elsewhere",
      households: [household.id],
      resolutions: ["renewal", "transfer"],
    });
  });

  it("make a renewal: the same household under its new card, the old one finds it no more", async () => {
    const family = poorFamily();
    const { household, referrals } = await registered(family);
    const renewed = { ...family, familyCardNumber: familyCardNumber(), resolution: "renewal" };
    const answer = await send(renewed);
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    expect(answer.body.household).toMatchObject({
      id: household.id,
      familyCardNumberMasked: `************${renewed.familyCardNumber.slice(-4)}`,
    });
    expect(answer.body.household.members).toHaveLength(3);
    expect(answer.body.referrals.map((one: any) => one.id)).toEqual(referrals.map((one: any) => one.id));
    const search = (number: string) =>
      api.as("tkpk").post("/v1/households/search", { familyCardNumber: number });
    expect((await search(family.familyCardNumber)).body.items).toEqual([]);
    expect((await search(renewed.familyCardNumber)).body.items).toHaveLength(1);
    expect((await send(renewed)).status).toBe(201);
  });

  it("make a transfer: they leave the old household, whose history stays, and their referrals follow them", async () => {
    const first = poorFamily({ areaCode: "15.71.02.1002", rt: "1" });
    const second = poorFamily({ areaCode: "15.71.02.1003", rt: "2" });
    const from = await registered(first);
    const child = from.household.members[2].personId;
    const into = await registered(second);
    const offered = from.referrals.find((one: any) => one.subject.id === child);
    const joined = { ...second, members: [...second.members, first.members[2]!], resolution: "transfer" };
    const answer = await send(joined);
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    expect(answer.body.household.id).toBe(into.household.id);
    expect(answer.body.household.members.map((one: any) => one.personId)).toContain(child);
    expect(
      await rows(
        "select household_id, left_on, left_reason from memberships where person_id = $1 order by left_on",
        [child],
      ),
    ).toEqual([
      { household_id: from.household.id, left_on: "2026-07-01", left_reason: "transferred" },
      { household_id: into.household.id, left_on: null, left_reason: null },
    ]);
    const moved = await api.as("tkpk").get(`/v1/referrals/${offered.id}`);
    expect(moved.body.household).toBe(into.household.id);
    const held = await rows("select household_id, area_code from referrals where id = $1", [offered.id]);
    expect(held).toEqual([{ household_id: into.household.id, area_code: "15.71.02.1003.002" }]);
    const old = await api.as("tkpk").get(`/v1/households/${from.household.id}`);
    expect(old.body.members).toHaveLength(2);
    expect(old.body.status).toBe("active");
  });

  it("leave nobody behind: an empty household is inactive, and counts no more", async () => {
    const first = poorFamily({ areaCode: "15.71.03.1001", rt: "1" });
    const from = await registered(first);
    const all = { ...first, familyCardNumber: familyCardNumber(), rt: "2", resolution: "transfer" };
    const answer = await send(all);
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    expect(answer.body.household.id).not.toBe(from.household.id);
    const old = await api.as("tkpk").get(`/v1/households/${from.household.id}`);
    expect(old.body).toMatchObject({ status: "inactive", members: [] });
    const counts = async (rt: string) =>
      (await api.as("tkpk").get(`/v1/areas/15.71.03.1001.${rt}`)).body.counts.households;
    expect([await counts("001"), await counts("002")]).toEqual([0, 1]);
    expect(await rows("select 1 from matches where household_id = $1", [from.household.id])).toEqual([]);
  });

  it("of two households make no renewal", async () => {
    const [first, second] = [poorFamily(), poorFamily()];
    await registered(first);
    await registered(second);
    const members = [first.members[0]!, { ...second.members[1]! }];
    const mixed = { ...poorFamily(), members };
    const answer = await send({ ...mixed, resolution: "renewal" });
    expect([answer.status, answer.body.resolutions]).toEqual([409, ["transfer"]]);
    expect((await send({ ...mixed, resolution: "transfer" })).status).toBe(201);
  });

  it("of its own area a field officer settles; of another the intake waits, and tells nothing", async () => {
    const family = poorFamily({ areaCode: "15.71.01.1001", rt: "5" });
    const { household } = await registered(family);
    const moved = { ...family, familyCardNumber: familyCardNumber(), resolution: "transfer" };
    const other = api.as("field", { area: "15.71.08" });
    const elsewhere = await send({ ...moved, areaCode: "15.71.08.1003" }, other);
    expect(elsewhere.status, JSON.stringify(elsewhere.body)).toBe(202);
    expect(elsewhere.body).toMatchObject({ household: null, matches: [], referrals: [], warnings: [] });
    expect(elsewhere.body.task).toMatchObject({ kind: "member-elsewhere", status: "open" });
    expect(elsewhere.headers.get("location")).toBe(`/v1/tasks/${elsewhere.body.task.id}`);
    expect(JSON.stringify(elsewhere.body)).not.toContain(household.id);
    const own = await send(moved, api.as("field", { area: "15.71.01" }));
    expect(own.status, JSON.stringify(own.body)).toBe(201);
  });

  it("and are told of as dead leave by their death", async () => {
    const first = poorFamily();
    const { household } = await registered(first);
    const child = household.members[2].personId;
    const second = poorFamily();
    const members = [...second.members, { ...first.members[2]!, status: "deceased" }];
    expect((await send({ ...second, members, resolution: "transfer" })).status).toBe(201);
    const left = "select left_reason from memberships where person_id = $1";
    expect(await rows(left, [child])).toEqual([{ left_reason: "died" }]);
    const events = await rows("select type from events where subject_id = $1 and type like 'member.%'", [
      child,
    ]);
    expect(events.map(({ type }) => type).sort()).toEqual(["member.died", "member.joined"]);
  });

  it("are in one household after two transfers at once", async () => {
    for (let round = 0; round < 4; round += 1) {
      const family = poorFamily();
      await registered(family);
      const child = family.members[2]!;
      const takers = Array.from({ length: 4 }, () => {
        const taker = poorFamily();
        return { ...taker, members: [...taker.members, child], resolution: "transfer" };
      });
      const answers = await Promise.all(takers.map((taker) => send(taker)));
      expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201, 201]);
    }
    const twice = await rows(
      "select person_id from memberships where left_on is null group by person_id having count(*) > 1",
    );
    expect(twice).toEqual([]);
  });
});
