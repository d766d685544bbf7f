import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, startApi } from "../../support/api.ts";
import { poorFamily } from "../intakes/sent-households.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const disdik = () => api.as("agency", { agency: "disdik" });
const send = async (household: unknown) =>
  (await api.as("tkpk").post("/v1/intakes", { channel: "puskesos", household })).body;
const cerdasOf = (body: any) => body.referrals.find((one: any) => one.program === "jambi-cerdas");
const matchOf = (body: any) =>
  body.matches.find((one: any) => one.program === "jambi-cerdas" && one.outcome === "eligible");

async function declined(reason: string) {
  const family = poorFamily();
  const referral = cerdasOf(await send(family));
  const answer = await disdik().post(`/v1/referrals/${referral.id}/decline`, { reason: { code: reason } });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return { family, status: answer.body.status as string };
}

describe("a hold", () => {
  it("keeps a program from being offered again until its date, whatever changes and is sent again", async () => {
    const { family, status } = await declined("client-refused");
    expect(status).toBe("cancelled");
    family.members[2]!.indicators!.schoolLevel = "mi";
    const again = await send(family);
    expect(cerdasOf(again)).toBeUndefined();
    expect(matchOf(again).hold).toEqual({ reason: "client-refused", until: "2026-08-30" });
  });

  it("ends on its date: the next intake opens the program again", async () => {
    const { family } = await declined("client-refused");
    const now = api.clock.now().toISOString();
    api.clock.set("2026-08-30T03:00:00Z");
    family.indicators = { ...family.indicators, toilet: "own" } as typeof family.indicators;
    const again = await send(family);
    api.clock.set(now);
    expect(cerdasOf(again)).toMatchObject({ status: "requested" });
  });

  it("until the facts change stands against other facts, and gives way to one that the criteria ask", async () => {
    const family = poorFamily();
    const referral = cerdasOf(await send(family));
    await disdik().post(`/v1/referrals/${referral.id}/accept`);
    const failed = await disdik().post(`/v1/referrals/${referral.id}/fail`, {
      reason: { code: "not-eligible-on-visit" },
    });
    expect(failed.body.status, JSON.stringify(failed.body)).toBe("failed");
    family.indicators = { ...family.indicators, toilet: "none" } as typeof family.indicators;
    const other = await send(family);
    expect(cerdasOf(other)).toBeUndefined();
    expect(matchOf(other).hold).toEqual({ reason: "not-eligible-on-visit", until: null });
    family.members[2]!.indicators!.schoolLevel = "mi";
    expect(cerdasOf(await send(family))).toMatchObject({ status: "requested" });
  });

  it("does not see a birthday as a change of the facts", async () => {
    const family = poorFamily();
    const referral = cerdasOf(await send(family));
    await disdik().post(`/v1/referrals/${referral.id}/accept`);
    await disdik().post(`/v1/referrals/${referral.id}/fail`, { reason: { code: "not-eligible-on-visit" } });
    const now = api.clock.now().toISOString();
    api.clock.set("2027-05-21T03:00:00Z");
    family.indicators = { ...family.indicators, toilet: "none" } as typeof family.indicators;
    const later = await send(family);
    api.clock.set(now);
    expect(cerdasOf(later)).toBeUndefined();
    expect(matchOf(later).hold).toBeDefined();
  });
});
