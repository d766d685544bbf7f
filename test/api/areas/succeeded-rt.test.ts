// What names a former RT means the RT that it is now, and whoever was on file there has moved with everything of theirs.
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Api, type Client, startApi } from "../../support/api.ts";
import { csv, familyRows, imported } from "../imports/import-files.ts";
import { familyCardNumber, poorFamily } from "../intakes/sent-households.ts";
import { newProgram, newVersion } from "../programs/program-bodies.ts";

vi.setConfig({ testTimeout: 60_000 });

let api: Api;
let tkpk: Client;
beforeAll(async () => {
  api = await startApi();
  tkpk = api.as("tkpk");
});
afterAll(() => api.stop());

const [old, made] = ["15.71.08.1003", "15.71.08.1001"] as const;
let number = 100;
/** An RT of the old village, and the one of the new village that it is to become. */
const pair = () => {
  number += 1;
  return { rt: String(number), former: `${old}.${number}`, code: `${made}.${number}` };
};

async function fine<T extends { status: number; body: any }>(answer: Promise<T>): Promise<any> {
  const { status, body } = await answer;
  expect(status, JSON.stringify(body)).toBeLessThan(300);
  return body;
}

const succeed = (former: string, code: string) =>
  fine(tkpk.put(`/v1/area-successions/${former}`, { code, since: "2023-08-01", source: "Daftar RT" }));
const knock = (household: unknown) => fine(tkpk.post("/v1/intakes", { channel: "puskesos", household }));
const query = async (text: string, values: unknown[]) => (await api.database.pool.query(text, values)).rows;
const placeOf = async (id: string) => {
  const { areaCode, rt } = await fine(tkpk.get(`/v1/households/${id}`));
  return `${areaCode}.${rt}`;
};
const householdOf = async (card: string) =>
  (await fine(tkpk.post("/v1/households/search", { familyCardNumber: card }))).items[0];
const countOf = async (code: string) => (await fine(tkpk.get(`/v1/areas/${code}`))).counts.households;

describe("naming the former RT", () => {
  it("an intake with the old village and RT lands in the new one, and makes no RT", async () => {
    const { rt, former, code } = pair();
    await succeed(former, code);
    const { intake, household, warnings } = await knock(poorFamily({ areaCode: old, rt }));
    expect(await placeOf(household.id)).toBe(code);
    expect(intake.areaCode).toBe(code);
    expect(warnings.map((one: any) => one.code)).not.toContain("rt-created");
    expect(await query("select id from households where area_code = $1", [former])).toEqual([]);
  });

  it("a household that lives in the new RT may go on being sent with the old one, and nothing changes", async () => {
    const { rt, former, code } = pair();
    const family = poorFamily({ areaCode: old, rt });
    const { household } = await knock(family);
    await succeed(former, code);
    const before = await tkpk.get(`/v1/households/${household.id}`);
    await knock(family);
    const after = await tkpk.get(`/v1/households/${household.id}`);
    expect(after.body).toEqual(before.body);
    expect(after.headers.get("etag")).toBe(before.headers.get("etag"));
  });

  it("a replacement means the new one", async () => {
    const { rt, former, code } = pair();
    const { household } = await knock(poorFamily());
    await succeed(former, code);
    const {
      familyCardNumber: _card,
      membersComplete: _complete,
      ...family
    } = poorFamily({ areaCode: old, rt });
    const members = family.members.map(({ nationalId: _id, ...member }, index) => ({
      ...member,
      personId: household.members[index].personId,
    }));
    await fine(tkpk.put(`/v1/households/${household.id}`, { ...family, members }, { "if-match": "*" }));
    expect(await placeOf(household.id)).toBe(code);
  });

  it("a file with the old village and RT lands in the new one, and the same file twice is unchanged", async () => {
    const { rt, former, code } = pair();
    const families = [1, 2].map(() =>
      familyRows({ area_code: old, rt, family_card_number: familyCardNumber() }),
    );
    const early = await imported(api, csv(families[0]!), { source: "early" });
    expect(early.rows).toMatchObject({ inserted: 3 });
    await succeed(former, code);
    const both = csv(families.flat());
    const first = await imported(api, both, { source: "early" });
    expect(first.rows).toMatchObject({ inserted: 3, unchanged: 3, rejected: 0 });
    for (const family of families) {
      const household = await householdOf(family[0]!.family_card_number!);
      expect(await placeOf(household.id)).toBe(code);
    }
    expect((await imported(api, both, { source: "early" })).rows).toMatchObject({ unchanged: 6 });
    // Another source's, which sends what is on file already.
    const other = await imported(api, both, { source: "other" });
    expect(other.rows).toMatchObject({ inserted: 0, rejected: 0 });
    expect(await query("select id from households where area_code = $1", [former])).toEqual([]);
    expect(await countOf(code)).toBe(2);
  });

  it("facts of the former RT are those of the new one, by its code and by an intake", async () => {
    const { rt, former, code } = pair();
    await succeed(former, code);
    const put = await fine(tkpk.put(`/v1/areas/${former}/indicators`, { indicators: { slum: true } }));
    expect(put).toMatchObject({ code, indicators: { slum: true }, warnings: [] });
    const area = { areaCode: old, rt, indicators: { roadPaved: false } };
    const { intake } = await fine(tkpk.post("/v1/intakes", { channel: "rt", area }));
    expect(intake.areaCode).toBe(code);
    const read = await fine(tkpk.get(`/v1/areas/${code}`));
    expect(read.indicators).toEqual({ slum: true, roadPaved: false });
  });

  it("a screening there asks the facts and counts of the new one", async () => {
    const { rt, former, code } = pair();
    await program("roads-screened", "area", "!area.roadPaved && area.households >= 1");
    await knock(poorFamily({ areaCode: old, rt }));
    await succeed(former, code);
    await fine(tkpk.put(`/v1/areas/${code}/indicators`, { indicators: { roadPaved: false } }));
    const household = { areaCode: old, rt, members: [{ sex: "female", birthYear: 1980, relation: "head" }] };
    const { matches } = await fine(tkpk.post("/v1/screenings", { household }));
    const match = matches.find((one: any) => one.program === "roads-screened");
    expect(match).toMatchObject({ outcome: "eligible", subject: { type: "area", id: code } });
  });

  it("filters of searches, referrals, claims, runs and simulations mean the new one", async () => {
    const { rt, former, code } = pair();
    const { household, referrals } = await knock(poorFamily({ areaCode: old, rt }));
    await succeed(former, code);
    const found = await fine(tkpk.post("/v1/households/search", { areaCode: former }));
    expect(found.items.map((one: any) => one.id)).toEqual([household.id]);
    const listed = await fine(tkpk.get(`/v1/referrals?area=${former}`));
    expect(listed.items.map((one: any) => one.id).sort()).toEqual(referrals.map((one: any) => one.id).sort());
    const disdik = api.as("agency", { agency: "disdik" });
    const claimed = await fine(disdik.post("/v1/referrals/claim", { area: former, limit: 10 }));
    expect(claimed.items.map((one: any) => one.program)).toEqual(["jambi-cerdas"]);
    const run = await fine(tkpk.post("/v1/matching-runs", { areas: [former] }));
    expect(run).toMatchObject({ areas: [code], progress: { areasTotal: 1 } });
    await program("simulated", "household", "household.decile <= 4");
    const counted = await fine(tkpk.post("/v1/programs/simulated/versions/1/simulate", { areas: [former] }));
    expect(counted).toMatchObject({ areas: [code], totals: { subjects: 1, eligible: 1 } });
  });

  it("a referral or an enrolment asked for the former RT is the new one's", async () => {
    const { former, code } = pair();
    await program("asked-for-rt", "area", "area.slum");
    await program("given-to-rt", "area", "area.slum");
    await succeed(former, code);
    const subject = { type: "area", id: former };
    const asked = await fine(tkpk.post("/v1/referrals", { program: "asked-for-rt", subject }));
    expect(asked.subject.id).toBe(code);
    const given = await fine(tkpk.post("/v1/enrolments", { program: "given-to-rt", subject }));
    expect(given.subject.id).toBe(code);
  });
});

describe("recording it", () => {
  it("moves households with their referrals, holds and history, and tells of it", async () => {
    const { rt, former, code } = pair();
    const { household, referrals } = await knock(poorFamily({ areaCode: old, rt }));
    const cerdas = referrals.find((one: any) => one.program === "jambi-cerdas");
    const agency = api.as("agency", { agency: "disdik" });
    await fine(agency.post(`/v1/referrals/${cerdas.id}/accept`));
    const subject = { type: "household", id: household.id };
    const pkh = await fine(tkpk.post("/v1/referrals", { program: "pkh", subject }));
    const reason = { code: "client-refused" };
    await fine(api.as("agency", { agency: "dinsos" }).post(`/v1/referrals/${pkh.id}/decline`, { reason }));
    const holds = () => query("select id, lifted_at from holds order by id", []);
    const held = await holds();
    expect(held).toHaveLength(1);
    await api.catchUp();
    const [last] = await query("select max(sequence) as sequence from events", []);

    await succeed(former, code);
    expect(await placeOf(household.id)).toBe(code);
    const after = await fine(tkpk.get(`/v1/referrals/${cerdas.id}`));
    expect(after).toMatchObject({ status: "accepted", holder: "disdik", eligibilityChanged: false });
    const rows = await query(
      "select distinct area_code from referrals where household_id = $1 and status not in ('cancelled')",
      [household.id],
    );
    expect(rows).toEqual([{ area_code: code }]);
    expect(await holds()).toEqual(held);
    expect(await countOf(code)).toBe(1);
    await api.catchUp();
    const events = await query("select type, area_code, household_id from events where sequence > $1", [
      last.sequence,
    ]);
    expect(events).toContainEqual({ type: "household.updated", area_code: code, household_id: household.id });
    expect(events.filter(({ type }) => type.startsWith("referral."))).toEqual([]);
    const history = await fine(tkpk.get(`/v1/households/${household.id}/history?limit=200`));
    const told = history.items.map((one: any) => one.what);
    expect(told).toEqual(
      expect.arrayContaining(["household.register", "household.move", "referral.relocate"]),
    );
  });

  it("moves inactive households too", async () => {
    const { rt, former, code } = pair();
    const family = familyRows({ area_code: old, rt, family_card_number: familyCardNumber() });
    await imported(api, csv(family), { source: "ends" });
    const { id } = await householdOf(family[0]!.family_card_number!);
    const rest = familyRows({ family_card_number: familyCardNumber() });
    await imported(api, csv(rest), { source: "ends", complete: true, force: true });
    expect((await fine(tkpk.get(`/v1/households/${id}`))).status).toBe("inactive");
    await succeed(former, code);
    expect(await placeOf(id)).toBe(code);
    expect((await fine(tkpk.get(`/v1/households/${id}`))).status).toBe("inactive");
  });

  it("ends what is offered to the former RT itself: cancelled, or flagged where an agency holds it", async () => {
    const { former, code } = pair();
    await program("open-for-rt", "area", "area.slum", "automatic");
    await program("held-for-rt", "area", "area.slum", "automatic");
    await fine(tkpk.put(`/v1/areas/${former}/indicators`, { indicators: { slum: true } }));
    const referralOf = async (name: string, area: string) =>
      (await fine(tkpk.get(`/v1/referrals?program=${name}`))).items.find(
        (one: any) => one.subject.id === area,
      );
    const [open, held] = [await referralOf("open-for-rt", former), await referralOf("held-for-rt", former)];
    await fine(api.as("agency", { agency: "perkim" }).post(`/v1/referrals/${held.id}/accept`));
    await succeed(former, code);
    const ended = await fine(tkpk.get(`/v1/referrals/${open.id}`));
    expect(ended.status).toBe("cancelled");
    expect(ended.transitions.at(-1)).toMatchObject({ action: "cancel", reason: { code: "area-succeeded" } });
    const flagged = await fine(tkpk.get(`/v1/referrals/${held.id}`));
    expect(flagged).toMatchObject({ status: "accepted", eligibilityChanged: true });
    expect(await query("select program from matches where subject_id = $1", [former])).toEqual([]);
    const matched = await query(
      "select outcome from matches where subject_id = $1 and program = 'open-for-rt'",
      [code],
    );
    expect(matched).toEqual([{ outcome: "eligible" }]);
    // A run, and the day's, leave the former RT alone.
    await fine(tkpk.post("/v1/matching-runs", {}));
    await api.keepCurrent();
    expect(await query("select program from matches where subject_id = $1", [former])).toEqual([]);
    expect(await query("select review_on from reviews where subject_id = $1", [former])).toEqual([]);
  });

  it("passes the facts of the former RT by the rule of observations", async () => {
    const { former, code } = pair();
    const record = (area: string, indicators: object, observedOn: string) =>
      fine(tkpk.put(`/v1/areas/${area}/indicators`, { indicators, observedOn }));
    await record(former, { slum: true, roadPaved: true }, "2026-05-01");
    await record(code, { slum: false }, "2026-06-01");
    await succeed(former, code);
    const { indicators, observation } = await fine(tkpk.get(`/v1/areas/${code}`));
    expect(indicators).toEqual({ slum: false, roadPaved: true });
    expect(observation.observedOn).toBe("2026-06-01");
  });

  it("leaves nobody behind who knocks at the same time", async () => {
    const { rt, former, code } = pair();
    const families = Array.from({ length: 8 }, () => poorFamily({ areaCode: old, rt }));
    const [, ...bodies] = await Promise.all([succeed(former, code), ...families.map(knock)]);
    const places = await Promise.all(bodies.map(({ household }: any) => placeOf(household.id)));
    expect(new Set(places)).toEqual(new Set([code]));
    expect(await query("select id from households where area_code = $1", [former])).toEqual([]);
  });

  it("taking it back leaves who has moved where they are, and the old RT is one again", async () => {
    const { rt, former, code } = pair();
    const { household } = await knock(poorFamily({ areaCode: old, rt }));
    await succeed(former, code);
    await fine(tkpk.delete(`/v1/area-successions/${former}`));
    expect(await placeOf(household.id)).toBe(code);
    const other = await knock(poorFamily({ areaCode: old, rt }));
    expect(await placeOf(other.household.id)).toBe(former);
  });
});

async function program(code: string, unit: string, expression: string, referrals = "on-request") {
  await fine(tkpk.post("/v1/programs", newProgram(code, { unit, referrals })));
  const criteria = [{ code: "asked", label: { id: "Syarat", en: "Asked" }, expression }];
  await fine(tkpk.post(`/v1/programs/${code}/versions`, newVersion({ criteria })));
  await fine(tkpk.post(`/v1/programs/${code}/versions/1/publish`));
}
