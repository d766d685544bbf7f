import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, type Client, startApi } from "../../support/api.ts";
import { asksForVerification, givenProposal, type Proposal, programsOffered } from "./given-proposal.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
  await asksForVerification(api, "jambi-cerdas");
});
afterAll(() => api.stop());

const tkpk = () => api.as("tkpk");
const village = () => api.as("field", { area: "15.71.08.1003" });
const object = (client: Client, { path }: Proposal, headers = {}) =>
  client.post(`${path}/objections`, { text: "They have moved to another village." }, headers);
const decide = (client: Client, { id }: Proposal, decision: string, headers = {}) =>
  client.post(
    "/v1/verifications",
    { decisions: [{ householdId: id, decision, ...(decision === "reject" ? { reason: "Has moved" } : {}) }] },
    headers,
  );
const verificationOf = async ({ path }: Proposal) => (await tkpk().get(path)).body.verification;
const objectionsOf = async ({ path }: Proposal) => (await tkpk().get(`${path}/objections`)).body.items;

describe("an objection", () => {
  it("puts the household under review, and what asks for verification opens nothing meanwhile", async () => {
    const proposal = await givenProposal(tkpk());
    const { status, body } = await object(village(), proposal);
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({ status: "open", raisedBy: "test-field", decidedBy: null });
    expect(await verificationOf(proposal)).toBe("under-review");
    await api.as("field").post("/v1/intakes", { channel: "field-officer", household: proposal.family });
    expect(await verificationOf(proposal)).toBe("under-review");
    expect(await programsOffered(tkpk(), proposal)).not.toContain("jambi-cerdas");
  });

  it("is not decided by who raised it", async () => {
    const proposal = await givenProposal(tkpk());
    await object(village(), proposal);
    const own = await decide(village(), proposal, "verify");
    expect([own.status, own.body.errors[0].code]).toEqual([422, "own-objection"]);
    expect(await verificationOf(proposal)).toBe("under-review");
    expect((await decide(tkpk(), proposal, "verify")).status).toBe(200);
  });

  it("of one officer of a desk is decided by another one, and not by the same one elsewhere", async () => {
    const proposal = await givenProposal(tkpk());
    await object(village(), proposal, { "x-on-behalf-of": "officer 7" });
    expect((await decide(tkpk(), proposal, "verify", { "x-on-behalf-of": "officer 7" })).status).toBe(422);
    expect((await decide(village(), proposal, "verify", { "x-on-behalf-of": "officer 8" })).status).toBe(200);
  });

  it.each([
    ["verify", "dismissed", "verified"],
    ["reject", "upheld", "rejected"],
  ])("is decided when somebody else does %s", async (decision, outcome, verification) => {
    const proposal = await givenProposal(tkpk());
    await object(village(), proposal);
    await object(api.as("field", { area: "15.71.08" }), proposal);
    await decide(tkpk(), proposal, decision);
    expect(await objectionsOf(proposal)).toMatchObject([
      { status: outcome, decidedBy: "test-tkpk", text: "They have moved to another village." },
      { status: outcome },
    ]);
    expect(await verificationOf(proposal)).toBe(verification);
  });

  it("may be raised to a rejection, which stands until somebody else decides", async () => {
    const proposal = await givenProposal(tkpk());
    await decide(village(), proposal, "reject");
    expect((await object(village(), proposal)).status).toBe(200);
    expect(await verificationOf(proposal)).toBe("rejected");
    const { body } = await tkpk().get("/v1/areas/15.71.08.1003.012/worklist");
    expect(body.items.find((one: any) => one.householdId === proposal.id)).toMatchObject({
      verification: "rejected",
      objections: 1,
    });
    await decide(tkpk(), proposal, "verify");
    expect((await tkpk().get(proposal.path)).body).toMatchObject({
      status: "active",
      verification: "verified",
    });
    expect(await programsOffered(tkpk(), proposal)).toContain("jambi-cerdas");
  });

  it.each([
    ["sees it", (family: Proposal["family"]) => family],
    [
      "sends somebody who joins it, as seen before the rejection",
      (family: Proposal["family"]) => ({
        ...family,
        observedOn: "2026-06-01",
        membersComplete: false,
        members: [{ name: "Nenek Contoh", sex: "female", birthDate: "1950-01-01", relation: "other" }],
      }),
    ],
  ])("to a rejection is not settled when who objects %s: that is under review", async (_, sent) => {
    const proposal = await givenProposal(tkpk());
    await decide(tkpk(), proposal, "reject");
    await object(village(), proposal);
    const household = sent(proposal.family);
    const intake = await village().post("/v1/intakes", { channel: "field-officer", household });
    expect(intake.status, JSON.stringify(intake.body)).toBe(201);
    expect((await tkpk().get(proposal.path)).body).toMatchObject({
      status: "active",
      verification: "under-review",
    });
    expect(await programsOffered(tkpk(), proposal)).not.toContain("jambi-cerdas");
    const own = await decide(village(), proposal, "verify");
    expect([own.status, own.body.errors[0].code]).toEqual([422, "own-objection"]);
    const { body } = await village().get("/v1/areas/15.71.08.1003.012/worklist");
    expect(body.items.find((one: any) => one.householdId === proposal.id)).toMatchObject({
      verification: "under-review",
      objections: 1,
    });

    expect((await decide(tkpk(), proposal, "verify")).status).toBe(200);
    expect(await objectionsOf(proposal)).toMatchObject([{ status: "dismissed" }]);
    expect(await programsOffered(tkpk(), proposal)).toContain("jambi-cerdas");
  });

  it("to a rejection that is settled leaves nothing open: who sees the household later verifies it", async () => {
    const proposal = await givenProposal(tkpk());
    await decide(tkpk(), proposal, "reject");
    await object(village(), proposal);
    await decide(tkpk(), proposal, "reject");
    await village().post("/v1/intakes", { channel: "field-officer", household: proposal.family });
    expect(await verificationOf(proposal)).toBe("verified");
  });

  it("is raised by an agency of what its referrals show, and of nothing else", async () => {
    const proposal = await givenProposal(tkpk());
    await decide(tkpk(), proposal, "verify");
    const candidate = (await tkpk().get(`${proposal.path}/referrals`)).body.items[0].candidates[0];
    expect((await object(api.as("agency", { agency: candidate }), proposal)).status).toBe(200);
    expect((await object(api.as("agency", { agency: "bpn" }), proposal)).status).toBe(404);
    expect((await object(api.as("field", { area: "15.71.01" }), proposal)).status).toBe(404);
    expect((await object(api.as("analyst"), proposal)).status).toBe(403);
  });

  it("tells its text to those who decide alone, and to no event or audit entry", async () => {
    const proposal = await givenProposal(tkpk());
    await object(village(), proposal);
    const candidate = api.as("agency", { agency: "dinsos" });
    expect((await candidate.get(`${proposal.path}/objections`)).status).toBe(403);
    await api.catchUp();
    const [{ told }] = (
      await api.database.pool.query(
        `select (select string_agg(e::text, '') from events e) || (select string_agg(a::text, '') from audit_entries a)
         || (select string_agg(o::text, '') from objections o) as told`,
      )
    ).rows;
    expect(told).not.toContain("moved to another village");
    expect(told).toContain("household.objected");
  });

  it("is refused where the household is no more", async () => {
    const [kept, merged] = [await givenProposal(tkpk()), await givenProposal(tkpk())];
    const answer = await tkpk().post("/v1/households/merge", {
      ...{ from: merged.id, into: kept.id, reason: "Registered twice" },
    });
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    expect((await object(village(), merged)).status).toBe(409);
    const decided = await decide(tkpk(), merged, "verify");
    expect([decided.status, decided.body.errors[0].code]).toEqual([422, "not-active"]);
  });
});
