import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, startApi } from "../../support/api.ts";
import { poorFamily } from "../intakes/sent-households.ts";

let api: Api;
let household: any;
beforeAll(async () => {
  api = await startApi();
  const { body } = await api.as("tkpk").post("/v1/intakes", { channel: "puskesos", household: poorFamily() });
  household = body.household;
});
afterAll(() => api.stop());

const ask = (body: unknown, client = api.as("tkpk")) => client.post("/v1/referrals", body);

describe("POST /v1/referrals", () => {
  it("opens a referral of a program that is on request, and one only", async () => {
    const body = {
      program: "pkh",
      subject: { type: "household", id: household.id },
      note: "Asked at the desk",
    };
    const { status, body: referral, headers } = await ask(body);
    expect(status, JSON.stringify(referral)).toBe(201);
    expect(referral).toMatchObject({ basis: "request", status: "requested", candidates: ["dinsos"] });
    expect(headers.get("location")).toBe(`/v1/referrals/${referral.id}`);
    const again = await ask(body);
    expect([again.status, again.body.code]).toEqual([409, "referral-open"]);
  });

  it("opens it also where the engine says no, and re-matching leaves it alone", async () => {
    const adult = household.members[0].personId;
    const { status, body } = await ask({ program: "jambi-cerdas", subject: { type: "person", id: adult } });
    expect(status, JSON.stringify(body)).toBe(201);
    const replaced = await api.as("tkpk").get(`/v1/households/${household.id}/matches`);
    const match = replaced.body.items.find((one: any) => one.referralId === body.id);
    expect(match.outcome).toBe("ineligible");
    await api.as("tkpk").post("/v1/intakes", {
      channel: "rt",
      household: { source: { system: "x", id: "1" }, areaCode: "15.71.08.1003", rt: "012" },
    });
    expect((await api.as("tkpk").get(`/v1/referrals/${body.id}`)).body.status).toBe("requested");
  });

  it.each([
    ["an unknown program", { program: "jambi-cerdass" }, "/program"],
    ["a subject of another unit", { program: "pip" }, "/subject/type"],
    [
      "an unknown subject",
      { subject: { type: "household", id: "0198c0de-7a00-7000-8000-000000000001" } },
      "/subject/id",
    ],
  ])("refuses %s", async (_, change, at) => {
    const { status, body } = await ask({
      program: "sembako",
      subject: { type: "household", id: household.id },
      ...change,
    });
    expect([status, body.errors?.[0].pointer]).toEqual([422, at]);
  });

  it("does not let on to an agency or another district's officer that a household exists", async () => {
    const body = { program: "sembako", subject: { type: "household", id: household.id } };
    const agency = await ask(body, api.as("agency", { agency: "perkim" }));
    expect([agency.status, agency.body.errors[0].code]).toEqual([422, "unknown-subject"]);
    const officer = await ask(body, api.as("field", { area: "15.71.01" }));
    expect([officer.status, officer.body.errors[0].code]).toEqual([422, "unknown-subject"]);
  });

  it("refuses who receives the program already", async () => {
    const subject = { type: "household", id: household.id };
    await api.as("tkpk").post("/v1/enrolments", { program: "bsps", subject, from: "2026-01-01" });
    const { status, body } = await ask({ program: "bsps", subject });
    expect([status, body.code]).toEqual([409, "conflict"]);
  });
});
