import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, startApi } from "../../support/api.ts";
import { poorFamily } from "../intakes/sent-households.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const disdik = () => api.as("agency", { agency: "disdik" });
const send = async (household: unknown, more: Record<string, unknown> = {}) => {
  const answer = await api.as("tkpk").post("/v1/intakes", { channel: "puskesos", household, ...more });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
};
const cerdasOf = (body: any) => body.referrals.find((one: any) => one.program === "jambi-cerdas");
const statusOf = async (id: string) => (await api.as("tkpk").get(`/v1/referrals/${id}`)).body;

describe("when facts change", () => {
  it("the door cancels what nobody holds and whose subject is ineligible now", async () => {
    const family = poorFamily();
    const referral = cerdasOf(await send(family));
    family.members[2]!.indicators!.schoolType = "public";
    await send(family);
    const after = await statusOf(referral.id);
    expect(after.status).toBe("cancelled");
    expect(after.transitions.at(-1)).toMatchObject({
      action: "cancel",
      reason: { code: "no-longer-eligible" },
    });
  });

  it("what an agency holds stays with it, flagged, and the flag goes when the subject is eligible again", async () => {
    const family = poorFamily();
    const referral = cerdasOf(await send(family));
    await disdik().post(`/v1/referrals/${referral.id}/accept`);
    family.members[2]!.indicators!.schoolType = "public";
    await send(family);
    expect(await statusOf(referral.id)).toMatchObject({
      status: "accepted",
      holder: "disdik",
      eligibilityChanged: true,
    });
    family.members[2]!.indicators!.schoolType = "private";
    await send(family);
    expect(await statusOf(referral.id)).toMatchObject({ status: "accepted", eligibilityChanged: false });
  });

  it("missing data neither opens nor cancels", async () => {
    const family = poorFamily();
    const referral = cerdasOf(await send(family));
    family.members[2]!.indicators!.schoolType = null;
    const body = await send(family);
    const match = body.matches.find((one: any) => one.referralId === referral.id);
    expect(match).toMatchObject({ outcome: "undetermined" });
    expect(match.criteria.flatMap((one: any) => one.missing)).toContain("member.schoolType");
    expect((await statusOf(referral.id)).status).toBe("requested");
  });

  it("a completed referral with the result enrolled enrols, shows in the matches, and opens nothing again", async () => {
    const family = poorFamily();
    const referral = cerdasOf(await send(family));
    for (const [action, body] of [
      ["accept", undefined],
      ["start", undefined],
      ["complete", { result: { code: "enrolled", from: "2026-07-01" } }],
    ] as const) {
      const answer = await disdik().post(`/v1/referrals/${referral.id}/${action}`, body);
      expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    }
    const again = await send({ ...family, address: "Jalan Contoh 2" });
    expect(cerdasOf(again)).toBeUndefined();
    const match = again.matches.find(
      (one: any) => one.program === "jambi-cerdas" && one.subject.id === referral.subject.id,
    );
    expect(match).toMatchObject({ outcome: "eligible", enrolled: true });
  });

  it("an intake may ask that nothing opens; matches are stored all the same", async () => {
    const body = await send(poorFamily({ rt: "031" }), { openReferrals: false });
    expect(body.referrals).toEqual([]);
    expect(
      body.matches.some((one: any) => one.program === "jambi-cerdas" && one.outcome === "eligible"),
    ).toBe(true);
  });
});

describe("a neighbourhood", () => {
  it("is matched when its own facts arrive, through the door as well, and its referral opens at once", async () => {
    await send(poorFamily({ areaCode: "15.71.03.1001", rt: "5" }));
    const { status, body } = await api.as("tkpk").post("/v1/intakes", {
      channel: "field-officer",
      area: {
        areaCode: "15.71.03.1001",
        rt: "5",
        indicators: { wasteManaged: false, watchPostActive: true },
      },
    });
    expect(status, JSON.stringify(body)).toBe(201);
    expect(body.referrals).toContainEqual(
      expect.objectContaining({
        program: "kampung-bantar",
        candidates: ["dpmppa"],
        household: null,
        subject: { type: "area", id: "15.71.03.1001.005", label: "RT 005" },
      }),
    );
  });

  it("is no longer offered when its last gap is closed", async () => {
    const rt = "/v1/areas/15.71.03.1001.006/indicators";
    const household = poorFamily({ areaCode: "15.71.03.1001", rt: "6" });
    await send(household);
    await api.as("importer").put(rt, { indicators: { wasteManaged: false, watchPostActive: true } });
    const before = await api.as("tkpk").get("/v1/referrals?program=kampung-bantar&area=15.71.03.1001.006");
    expect(before.body.items.map((one: any) => one.status)).toEqual(["requested"]);
    await api.as("importer").put(rt, { indicators: { wasteManaged: true } });
    const after = await api.as("tkpk").get("/v1/referrals?program=kampung-bantar&area=15.71.03.1001.006");
    expect(after.body.items.map((one: any) => one.status)).toEqual(["cancelled"]);
  });
});
