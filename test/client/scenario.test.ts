// One referral from the door to the result, by a client whose types come from the document: the compiler reads it too.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createClient } from "../../src/auth/create-client.ts";
import { type Api, startApi } from "../support/api.ts";
import { poorFamily } from "../api/intakes/sent-households.ts";
import type { components } from "./api-types.ts";
import { connect } from "./connect.ts";

type Referral = components["schemas"]["Referral"];

let api: Api;
let team: Awaited<ReturnType<typeof connect>>;
let schools: Awaited<ReturnType<typeof connect>>;
beforeAll(async () => {
  api = await startApi();
  const asClient = async (role: "tkpk" | "agency", agency: string | null) => {
    const { client, secret } = await createClient(api.ctx(), {
      name: `test ${role}`,
      role,
      agency,
      area: null,
    });
    return connect(api.url, client.id, secret);
  };
  team = await asClient("tkpk", null);
  schools = await asClient("agency", "disdik");
});
afterAll(() => api.stop());

/** Parents and a child of ten at a private school; as texts of the wire, which the types check where they are sent. */
const family = () => poorFamily() as components["schemas"]["SentHousehold"];

const dropped = <T extends object>(from: T, ...names: string[]) =>
  Object.fromEntries(Object.entries(from).filter(([name]) => !names.includes(name))) as T;

it("is refused without the right secret", async () => {
  await expect(connect(api.url, randomUUID(), "wrong")).rejects.toThrow("wrong");
});

it("screens a household, takes it in, and brings a referral from the offer to the enrolment", async () => {
  const sent = family();
  const members = sent.members!.map((member) => dropped(member, "nationalId"));
  const asked = dropped({ ...sent, members }, "familyCardNumber", "membersComplete");
  const screened = await team.POST("/v1/screenings", { body: { household: asked } });
  expect(screened.error).toBeUndefined();
  const eligible = screened.data!.matches.filter(({ outcome }) => outcome === "eligible");
  expect(eligible.map(({ program }) => program)).toContain("jambi-cerdas");

  const intake = await team.POST("/v1/intakes", {
    body: { channel: "puskesos", household: sent },
    params: { header: { "idempotency-key": randomUUID() } },
  });
  const household = intake.data!.household!.id;

  const { data: list } = await schools.GET("/v1/referrals", {
    params: { query: { program: "jambi-cerdas", status: ["requested"] } },
  });
  const offered: Referral = list!.items.find((one) => one.household === household)!;
  const path = { id: offered.id };
  const read = await schools.GET("/v1/referrals/{id}", { params: { path } });
  expect(read.data!.legalActions).toContain("accept");

  const accept = () =>
    schools.POST("/v1/referrals/{id}/accept", {
      params: { path, header: { "if-match": read.response.headers.get("etag")!, "idempotency-key": key } },
      body: { externalId: "B-17" },
    });
  const key = randomUUID();
  const accepted = await accept();
  expect(accepted.data).toMatchObject({ status: "accepted", holder: "disdik", externalId: "B-17" });
  const again = await accept();
  expect(again.response.headers.get("idempotency-replayed")).toBe("true");
  expect(again.data).toEqual(accepted.data);

  const started = await schools.POST("/v1/referrals/{id}/start", { params: { path } });
  expect(started.data!.status).toBe("in-progress");
  const completed = await schools.POST("/v1/referrals/{id}/complete", {
    params: { path },
    body: { result: { code: "enrolled" } },
  });
  expect(completed.data!.status).toBe("completed");

  const { data: enrolments } = await schools.GET("/v1/enrolments", {
    params: { query: { program: "jambi-cerdas" } },
  });
  expect(enrolments!.items.map(({ subject }) => subject.id)).toContain(offered.subject.id);
});

it("reads a list page by page to its end", async () => {
  for (let i = 0; i < 3; i += 1)
    await team.POST("/v1/intakes", { body: { channel: "puskesos", household: family() } });
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const { data } = await team.GET("/v1/referrals", { params: { query: { limit: 1, cursor } } });
    seen.push(...data!.items.map(({ id }) => id));
    cursor = data!.nextCursor ?? undefined;
  } while (cursor !== undefined);
  const { data: whole } = await team.GET("/v1/referrals", { params: { query: { limit: 200 } } });
  expect(seen.length).toBeGreaterThan(2);
  expect(seen).toEqual(whole!.items.map(({ id }) => id));
});

it("gets a problem with its code and every fault, typed", async () => {
  const { error, response } = await schools.POST("/v1/referrals/{id}/accept", {
    params: { path: { id: randomUUID() } },
  });
  expect(response.status).toBe(404);
  const problem: components["schemas"]["Problem"] = error!;
  expect(problem.code).toBe("not-found");
  // @ts-expect-error The types know the channels.
  const refused = await team.POST("/v1/intakes", { body: { channel: "telepathy" } });
  expect(refused.error!.errors!.map(({ pointer }) => pointer)).toContain("/channel");
});
