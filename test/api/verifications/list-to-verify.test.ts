import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, startApi } from "../../support/api.ts";
import { asksForVerification, givenProposal } from "./given-proposal.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
  await asksForVerification(api, "jambi-cerdas");
});
afterAll(() => api.stop());

const tkpk = () => api.as("tkpk");
const work = async (path: string, client = tkpk()) => (await client.get(`/v1/areas/${path}`)).body;

describe("GET /v1/areas/{code}/worklist", () => {
  it("lists who is under review first, then who was only told of, with the programs that wait", async () => {
    const told = await givenProposal(tkpk());
    api.clock.advance(1_000);
    const later = await givenProposal(tkpk(), { rt: "013" });
    api.clock.advance(1_000);
    const disputed = await givenProposal(tkpk(), { rt: "013" });
    const seen = await givenProposal(api.as("field"), {}, "field-officer");
    await tkpk().post(`${disputed.path}/objections`, { text: "Not so." });

    const { items } = await work("15.71.08.1003/worklist");
    expect(items.map((one: any) => one.householdId)).toEqual([disputed.id, told.id, later.id]);
    expect(items.map((one: any) => one.householdId)).not.toContain(seen.id);
    expect(items[0]).toMatchObject({ verification: "under-review", objections: 1 });
    expect(items[1]).toMatchObject({
      label: "Bapak Contoh",
      areaCode: "15.71.08.1003.012",
      verification: "proposed",
      source: "rt",
      waiting: ["jambi-cerdas"],
    });
  });

  it("is of one RT as well, and comes in pages", async () => {
    const { items } = await work("15.71.08.1003.013/worklist");
    expect(items).toHaveLength(2);
    const first = await work("15.71.08.1003/worklist?limit=2");
    const rest = await work(`15.71.08.1003/worklist?limit=2&cursor=${first.nextCursor}`);
    expect([...first.items, ...rest.items]).toHaveLength(3);
    expect(rest.nextCursor).toBeNull();
  });

  it("is for those who verify, in their own area", async () => {
    expect((await api.as("agency", { agency: "dinsos" }).get("/v1/areas/15.71/worklist")).status).toBe(403);
    const elsewhere = api.as("field", { area: "15.71.01" });
    expect((await elsewhere.get("/v1/areas/15.71.08.1003/worklist")).status).toBe(403);
    expect((await tkpk().get("/v1/areas/15.71.99/worklist")).status).toBe(404);
  });
});
