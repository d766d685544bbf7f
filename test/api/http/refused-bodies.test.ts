// Bodies that are refused: who may not send them hears only that, and nothing that was sent becomes an error of ours.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, startApi } from "../../support/api.ts";
import { poorFamily } from "../intakes/sent-households.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const id = "0198c0de-7a00-7000-8000-000000000001";

describe("without the scope", () => {
  it.each([
    ["post", "/v1/intakes", "intakes:write"],
    ["post", "/v1/programs", "programs:write"],
    ["put", `/v1/households/${id}`, "households:write"],
    ["post", "/v1/enrolments", "enrolments:write"],
    ["post", `/v1/referrals/${id}/accept`, "referrals:work"],
  ] as const)("%s %s says so, whatever the body", async (method, path, requiredScope) => {
    const answer = await api.as("analyst")[method](path, { areaCode: "99.99.99.9999", wrong: 1 });
    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({ code: "forbidden", requiredScope });
    expect(answer.body).not.toHaveProperty("errors");
  });

  it("no body is even read", async () => {
    expect((await api.as("analyst").post("/v1/agencies", "{")).status).toBe(403);
  });
});

describe("half a character", () => {
  /** JSON may escape it; `JSON.stringify` would too, but only where it stands. */
  const broken = (body: object) => JSON.stringify(body).replaceAll("BROKEN", "\\ud800");

  it.each([
    ["/v1/intakes", { channel: "rt", household: poorFamily({ address: "BROKEN" }) }, "/household/address"],
    ["/v1/agencies", { code: "test-half", name: { id: "BROKEN", en: "x" } }, "/name/id"],
    ["/v1/areas", { villageCode: "15.71.08.1003", rt: "777", name: "BROKEN" }, "/name"],
  ])("in %s is a fault where it stands", async (path, body, pointer) => {
    const answer = await api.as("tkpk").post(path, broken(body));
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toMatchObject([{ pointer, code: "ill-formed-text" }]);
  });
});

describe("a search", () => {
  it("takes a number for its limit, and no text", async () => {
    const answer = await api.as("tkpk").post("/v1/households/search", { limit: "5" });
    expect(answer.body.errors).toMatchObject([{ pointer: "/limit", code: "wrong-type" }]);
  });

  it("takes moments of Jambi, and none before 1900", async () => {
    const search = (updatedAfter: string) =>
      api.as("tkpk").post("/v1/households/search", { updatedAfter, name: "nobody" });
    expect((await search("2026-07-01T09:00:00+07:00")).status).toBe(200);
    expect((await search("0000-01-01T00:00:00Z")).body.errors).toMatchObject([{ code: "too-early" }]);
  });
});

describe("a cursor that was made up", () => {
  it.each(["YQ.%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9", "a.b.c", "."])(
    "such as %s is refused",
    async (cursor) => {
      for (const list of [
        "referrals",
        "enrolments",
        "audit",
        "areas",
        "agencies",
        "programs",
        "reasons",
        "indicators",
      ]) {
        const { status, body } = await api.as("tkpk").get(`/v1/${list}?cursor=${cursor}`);
        expect([list, status, body.code]).toEqual([list, 400, "invalid-cursor"]);
      }
    },
  );
});

it("a revision that no column holds has moved on", async () => {
  const body = { name: { id: "a", en: "b" } };
  const answer = await api.as("tkpk").put("/v1/agencies/dinsos", body, { "if-match": '"999999999999999"' });
  expect(answer.body.code).toBe("precondition-failed");
});
