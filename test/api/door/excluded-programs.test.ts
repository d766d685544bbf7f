// A program that excludes others: who receives one of those is shown the conflict, and is offered nothing by itself.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Api, type Client, startApi } from "../../support/api.ts";
import { poorFamily } from "../intakes/sent-households.ts";
import { newProgram, newVersion } from "../programs/program-bodies.ts";

let api: Api;
let tkpk: Client;
let dinsos: Client;
beforeAll(async () => {
  api = await startApi();
  tkpk = api.as("tkpk");
  dinsos = api.as("agency", { agency: "dinsos" });
  for (const [code, unit] of [
    ["roofs", "household"],
    ["uniforms", "person"],
  ] as const) {
    await made("/v1/programs", newProgram(code, { unit, excludes: ["pkh"], referrals: "automatic" }));
    await made(`/v1/programs/${code}/versions`, newVersion({ effectiveFrom: "2026-07-01" }));
    await made(`/v1/programs/${code}/versions/1/publish`);
    await made(`/v1/programs/${code}/recipients`, { asOf: "2026-07-01" });
  }
});
afterAll(() => api.stop());

async function made(path: string, body: object = {}): Promise<any> {
  const answer = await tkpk.post(path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
}

const intake = (household: object) => made("/v1/intakes", { channel: "puskesos", household });
const about = (rows: any[], program: string) => rows.filter((one) => one.program === program);
const roofsOf = async (householdId: string) =>
  about((await tkpk.get(`/v1/households/${householdId}/matches`)).body.items, "roofs")[0];

/** Registered, and a recipient of PKH before anything is offered. */
async function givenRecipient() {
  const family = poorFamily();
  const { body } = await tkpk.post("/v1/intakes", {
    ...{ channel: "puskesos", household: family, openReferrals: false },
  });
  const subject = { type: "household", id: body.household.id as string };
  const enrolment = await dinsos.post("/v1/enrolments", { program: "pkh", subject });
  return { family, subject, enrolmentId: enrolment.body.id as string };
}

test("is shown on the match, in the intake's answer too, and no intake opens a referral", async () => {
  const { family, subject } = await givenRecipient();
  const answer = await intake(family);
  expect(about(answer.matches, "roofs")).toMatchObject([{ outcome: "eligible", excludedBy: ["pkh"] }]);
  expect(about(answer.referrals, "roofs")).toEqual([]);
  expect(await roofsOf(subject.id)).toMatchObject({ outcome: "eligible", excludedBy: ["pkh"] });
});

test("holds for the members of a household that receives it", async () => {
  const { family } = await givenRecipient();
  const answer = await intake(family);
  const uniforms = about(answer.matches, "uniforms");
  expect(uniforms).toHaveLength(3);
  for (const match of uniforms) expect(match.excludedBy).toEqual(["pkh"]);
  expect(about(answer.referrals, "uniforms")).toEqual([]);
});

test("passes a release over, which goes to the next", async () => {
  const { subject } = await givenRecipient();
  const free = await made("/v1/intakes", {
    ...{ channel: "puskesos", household: poorFamily(), openReferrals: false },
  });
  await made("/v1/programs/roofs/releases", { limit: 1000 });
  const released = async (id: string) =>
    about((await tkpk.get(`/v1/households/${id}/referrals`)).body.items, "roofs");
  expect(await released(subject.id)).toEqual([]);
  expect(await released(free.household.id)).toMatchObject([{ basis: "release", status: "requested" }]);
});

test("stands while the enrolment is suspended, and is over once it has ended", async () => {
  const { family, subject, enrolmentId } = await givenRecipient();
  await dinsos.post(`/v1/enrolments/${enrolmentId}/suspend`, { reason: { code: "no-budget" } });
  expect(await roofsOf(subject.id)).toMatchObject({ excludedBy: ["pkh"] });
  await dinsos.post(`/v1/enrolments/${enrolmentId}/end`, { reason: { code: "no-longer-eligible" } });
  expect((await roofsOf(subject.id)).excludedBy).toBeUndefined();
  expect(about((await intake(family)).referrals, "roofs")).toMatchObject([{ status: "requested" }]);
});

test("leaves a request to the one who asks: a match is advice", async () => {
  const { subject } = await givenRecipient();
  const { status, body } = await tkpk.post("/v1/referrals", { program: "roofs", subject });
  expect([status, body.basis, body.status]).toEqual([201, "request", "requested"]);
  expect(await roofsOf(subject.id)).toMatchObject({ excludedBy: ["pkh"], referralId: body.id });
});
