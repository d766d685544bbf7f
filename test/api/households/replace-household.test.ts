import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, startApi } from "../../support/api.ts";
import { familyCardNumber, poorFamily } from "../intakes/sent-households.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

async function registered(changes: Record<string, unknown> = {}) {
  const family = poorFamily(changes);
  const { body } = await api.as("tkpk").post("/v1/intakes", { channel: "puskesos", household: family });
  const read = await api.as("tkpk").get(`/v1/households/${body.household.id}`);
  return {
    family,
    household: read.body,
    etag: read.headers.get("etag")!,
    path: `/v1/households/${body.household.id}`,
  };
}

const replacementOf = (household: any) => ({
  areaCode: "15.71.08.1003",
  rt: household.rt,
  indicators: { toilet: "own" },
  members: household.members.slice(0, 2).map((member: any) => ({
    personId: member.personId,
    name: member.name,
    sex: member.sex,
    birthDate: member.birthDate,
    relation: member.relation,
    indicators: { working: true },
  })),
});

describe("PUT /v1/households/{id}", () => {
  it("clears what is not named, ends memberships not listed, and keeps numbers left out", async () => {
    const { household, etag, path } = await registered();
    const { status, body } = await api.as("tkpk").put(path, replacementOf(household), { "if-match": etag });
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body.indicators).toEqual({ toilet: "own" });
    expect(body.address).toBeNull();
    expect(body.decile).toBeNull();
    expect(body.members.map((member: any) => member.personId)).toEqual(
      household.members.slice(0, 2).map((member: any) => member.personId),
    );
    expect(body.members[0].indicators).toEqual({ working: true });
    expect(body.members[0].nationalIdMasked).toBe(household.members[0].nationalIdMasked);
    expect(body.familyCardNumberMasked).toBe(household.familyCardNumberMasked);
  });

  it("asks for If-Match, and refuses a record that has moved on", async () => {
    const { household, etag, path } = await registered();
    const without = await api.as("tkpk").put(path, replacementOf(household));
    expect([without.status, without.body.code]).toEqual([428, "precondition-required"]);
    await api.as("tkpk").put(path, replacementOf(household), { "if-match": etag });
    const late = await api.as("tkpk").put(path, replacementOf(household), { "if-match": etag });
    expect([late.status, late.body.code]).toEqual([412, "precondition-failed"]);
  });

  it("refuses a personId that is no member, by its place", async () => {
    const { household, etag, path } = await registered();
    const other = await registered();
    const body: any = replacementOf(household);
    body.members[1].personId = other.household.members[1].personId;
    const answer = await api.as("tkpk").put(path, body, { "if-match": etag });
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([422, "/members/1/personId"]);
  });

  it("replaces a number that is sent, and drops documents that are not", async () => {
    const { household, etag, path } = await registered({
      documents: [{ type: "sktm", number: "1/SKTM", issuer: "Kelurahan Contoh" }],
    });
    expect(household.documents).toHaveLength(1);
    const body: any = replacementOf(household);
    body.familyCardNumber = familyCardNumber();
    const answer = await api.as("tkpk").put(path, body, { "if-match": etag });
    expect(answer.body.familyCardNumberMasked).toBe(`************${body.familyCardNumber.slice(-4)}`);
    expect(answer.body.documents).toEqual([]);
    const { rows } = await api.database.pool.query(
      `select count(*)::int as all, count(*) filter (where valid_to is null)::int as present
       from identifiers where owner_id = $1 and type = 'family-card'`,
      [household.id],
    );
    expect(rows).toEqual([{ all: 2, present: 1 }]);
  });

  it("neither shows nor gives away a household of another area", async () => {
    const { household, path } = await registered();
    const body = { ...replacementOf(household), areaCode: "15.71.01.1001" };
    const answer = await api.as("field", { area: "15.71.01" }).put(path, body, { "if-match": "*" });
    expect([answer.status, answer.body.code]).toEqual([404, "not-found"]);
    const { body: kept } = await api.as("tkpk").get(path);
    expect(kept).toMatchObject({ areaCode: household.areaCode, rt: household.rt });
  });

  it("is for the coordination team and officers of the area", async () => {
    const { household, etag, path } = await registered();
    const elsewhere = api.as("field", { area: "15.71.01" });
    expect((await elsewhere.put(path, replacementOf(household), { "if-match": etag })).status).toBe(403);
    const agency = api.as("agency", { agency: "disdik" });
    expect((await agency.put(path, replacementOf(household), { "if-match": etag })).status).toBe(403);
    const here = api.as("field", { area: "15.71.08" });
    expect((await here.put(path, replacementOf(household), { "if-match": etag })).status).toBe(200);
  });
});
