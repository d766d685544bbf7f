import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, startApi } from "../../support/api.ts";
import { familyCardNumber, poorFamily } from "../intakes/sent-households.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

async function lived() {
  const tkpk = api.as("tkpk");
  const family = poorFamily();
  const first = await tkpk.post("/v1/intakes", { channel: "puskesos", household: family });
  const { household } = first.body;
  api.clock.advance(60_000);
  const worse = { ...family, indicators: { floorMaterial: "earth", tenure: "own" } };
  await tkpk.post("/v1/intakes", { channel: "puskesos", household: worse });
  api.clock.advance(60_000);
  const card = familyCardNumber();
  await tkpk.post(`/v1/households/${household.id}/family-card`, { familyCardNumber: card, reason: "Hilang" });
  api.clock.advance(60_000);
  const child = household.members[2].personId;
  await tkpk.post(`/v1/households/${household.id}/members/${child}/end`, { reason: "died" });
  return { family, card, child, id: household.id as string };
}

describe("the history of a household", () => {
  it("tells what happened, newest first, by names and codes and never by numbers", async () => {
    const { family, card, child, id } = await lived();
    const { status, body } = await api.as("tkpk").get(`/v1/households/${id}/history?limit=200`);
    expect(status).toBe(200);
    const whats = body.items.map((one: any) => one.what);
    expect(whats).toEqual(
      expect.arrayContaining(["household.register", "household.update", "life-event.record", "member.died"]),
    );
    expect(whats.filter((what: string) => what === "member.joined")).toHaveLength(3);
    expect(whats.some((what: string) => what.startsWith("referral."))).toBe(true);
    const update = body.items.find((one: any) => one.what === "household.update");
    expect(update).toMatchObject({ by: "test-tkpk", details: { changed: ["floorMaterial"] } });
    const died = body.items.find((one: any) => one.what === "member.died");
    expect(died.subject).toEqual({ type: "person", id: child });
    const times = body.items.map((one: any) => one.at);
    expect(times).toEqual([...times].sort().reverse());
    const text = JSON.stringify(body);
    for (const number of [card, family.familyCardNumber, ...family.members.map((one) => one.nationalId!)]) {
      expect(text).not.toContain(number);
    }
  });

  it("comes in pages that neither repeat nor skip", async () => {
    const { id } = await lived();
    const tkpk = api.as("tkpk");
    const whole = (await tkpk.get(`/v1/households/${id}/history?limit=200`)).body.items;
    const seen: unknown[] = [];
    for (let cursor: string | null = ""; cursor !== null;) {
      const page: any = await tkpk.get(
        `/v1/households/${id}/history?limit=3${cursor ? `&cursor=${cursor}` : ""}`,
      );
      seen.push(...page.body.items);
      cursor = page.body.nextCursor;
    }
    expect(seen).toEqual(whole);
  });

  it("is told to officers of the area, and to nobody else", async () => {
    const { id } = await lived();
    const path = `/v1/households/${id}/history`;
    expect((await api.as("field", { area: "15.71.08" }).get(path)).status).toBe(200);
    expect((await api.as("field", { area: "15.71.01" }).get(path)).status).toBe(404);
    expect((await api.as("agency", { agency: "disdik" }).get(path)).status).toBe(404);
    expect((await api.as("analyst").get(path)).status).toBe(403);
  });
});

describe("the history of two merged households", () => {
  it("names the other one and its members only to those who see it", async () => {
    const tkpk = api.as("tkpk");
    const register = async (changes: Record<string, unknown>) => {
      const body = { channel: "puskesos", household: poorFamily(changes) };
      return (await tkpk.post("/v1/intakes", body)).body.household;
    };
    const from = await register({ areaCode: "15.71.01.1001", rt: "5" });
    const into = await register({});
    await tkpk.post("/v1/households/merge", { from: from.id, into: into.id, reason: "Tercatat dua kali" });
    const path = `/v1/households/${into.id}/history`;
    const officer = await api.as("field", { area: "15.71.08" }).get(path);
    expect(officer.status).toBe(200);
    expect(JSON.stringify(officer.body)).not.toContain(from.id);
    expect(JSON.stringify((await tkpk.get(path)).body)).toContain(from.id);
  });
});

describe("the accesses to a household's numbers", () => {
  it("name who saw them, for whom and why; masked looks are none", async () => {
    const { id } = await lived();
    const path = `/v1/households/${id}`;
    await api.as("tkpk").get(path);
    const officer = api.as("field", { area: "15.71.08" });
    await officer.get(path, { "x-purpose": "Kunjungan rumah", "x-on-behalf-of": "Petugas 7" });
    const { body } = await api.as("tkpk").get(`${path}/accesses`);
    expect(body.items).toMatchObject([
      { by: "test-field", purpose: "Kunjungan rumah", onBehalfOf: "Petugas 7" },
    ]);
    expect((await officer.get(`${path}/accesses`)).status).toBe(403);
    expect((await api.as("admin").get(`${path}/accesses`)).status).toBe(404);
  });
});
