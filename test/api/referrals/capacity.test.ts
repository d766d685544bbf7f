import { afterAll, beforeAll, expect, test } from "vitest";
import { type Api, startApi } from "../../support/api.ts";
import { poorFamily } from "../intakes/sent-households.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const tkpk = () => api.as("tkpk");

async function capacities(capacity: Record<string, string>): Promise<void> {
  const { body, headers } = await tkpk().get("/v1/programs/jambi-cerdas");
  const { recipientsAsOf: _, updatedAt: __, ...program } = body;
  const agencies = Object.entries(capacity).map(([agency, state], place) => ({
    ...{ agency, role: place === 0 ? "lead" : "alternate", areas: null, capacity: state },
  }));
  const answer = await tkpk().put(
    "/v1/programs/jambi-cerdas",
    { ...program, agencies },
    { "if-match": headers.get("etag")! },
  );
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
}

async function opened() {
  const { body } = await tkpk().post("/v1/intakes", { channel: "puskesos", household: poorFamily() });
  return body.referrals.find((one: any) => one.program === "jambi-cerdas");
}

test.each([
  [{ disdik: "capacity", dinsos: "capacity" }, "requested", ["disdik", "dinsos"]],
  [{ disdik: "no-capacity", dinsos: "capacity" }, "requested", ["dinsos"]],
  [{ disdik: "waitlist", dinsos: "capacity" }, "requested", ["dinsos"]],
  [{ disdik: "waitlist", dinsos: "no-capacity" }, "requested", ["disdik"]],
  [{ disdik: "no-capacity", dinsos: "no-capacity" }, "returned", []],
])("where agencies are %j a new referral is %s, and offered to %j", async (given, status, candidates) => {
  await capacities(given);
  expect(await opened()).toMatchObject({ status, candidates });
});

test("what is offered already stays, and one that lets its time pass goes to whoever has capacity", async () => {
  await capacities({ disdik: "capacity", dinsos: "no-capacity" });
  const referral = await opened();
  const path = `/v1/referrals/${referral.id}`;
  await capacities({ disdik: "no-capacity", dinsos: "no-capacity" });
  expect((await tkpk().get(path)).body).toMatchObject({ status: "requested", candidates: ["disdik"] });
  const now = api.clock.now().toISOString();
  api.clock.set("2026-09-01T03:00:00Z");
  await api.keepDueTimes();
  expect((await tkpk().get(path)).body).toMatchObject({ status: "requested", overdue: true });
  api.clock.set(now);
});
