import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, startApi } from "../../support/api.ts";
import { poorFamily } from "../intakes/sent-households.ts";

let api: Api;
let household: any;
const family = poorFamily();
beforeAll(async () => {
  api = await startApi();
  const { body } = await api.as("tkpk").post("/v1/intakes", { channel: "puskesos", household: family });
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
    family.indicators.tenure = "rent";
    await api.as("tkpk").post("/v1/intakes", { channel: "puskesos", household: family });
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

  it("lets an agency ask for whom it sees, and for nobody else of the household", async () => {
    const [, spouse, child] = household.members;
    const disdik = api.as("agency", { agency: "disdik" });
    const own = await ask({ program: "pip", subject: { type: "person", id: child.personId } }, disdik);
    expect([own.status, own.body.candidates], JSON.stringify(own.body)).toEqual([201, ["disdik"]]);
    const other = await ask({ program: "pip", subject: { type: "person", id: spouse.personId } }, disdik);
    expect([other.status, other.body.errors?.[0].code], JSON.stringify(other.body)).toEqual([
      422,
      "unknown-subject",
    ]);
    const whole = await ask({ program: "sembako", subject: { type: "household", id: household.id } }, disdik);
    expect([whole.status, whole.body.errors[0].code]).toEqual([422, "unknown-subject"]);
  });

  it("refuses who receives the program already", async () => {
    const subject = { type: "household", id: household.id };
    await api.as("tkpk").post("/v1/enrolments", { program: "bsps", subject, from: "2026-01-01" });
    const { status, body } = await ask({ program: "bsps", subject });
    expect([status, body.code]).toEqual([409, "conflict"]);
  });
});
