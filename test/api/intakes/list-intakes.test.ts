// GET /v1/intakes: the work list of a village, of an agency, of the coordination team.
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Api, type Client, startApi } from "../../support/api.ts";

let api: Api;
let tkpk: Client;
/** By what they are: two of one village, one of another, one of no place, one without needs. */
const ids: Record<string, string> = {};
beforeAll(async () => {
  api = await startApi();
  tkpk = api.as("tkpk");
  const area = (areaCode: string, rt: string) => ({ areaCode, rt, indicators: {} });
  const send = async (name: string, body: object) => {
    api.clock.advance(1000);
    const answer = await tkpk.post("/v1/intakes", { channel: "rt", ...body });
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    ids[name] = answer.body.intake.id;
  };
  const complaint = { kind: "complaint", text: "Bau sampah" };
  await send("complaint", { area: area("15.71.08.1003", "001"), needs: [complaint] });
  const application = { kind: "application", program: "pkh", text: "Minta PKH" };
  await send("both", { area: area("15.71.08.1003", "002"), needs: [complaint, application] });
  await send("elsewhere", { area: area("15.71.01.1001", "001"), needs: [complaint] });
  await send("nowhere", { needs: [{ kind: "question", text: "Kapan?" }] });
  await send("silent", { area: area("15.71.08.1003", "003") });
});
afterAll(() => api.stop());

const listed = async (client: Client, query = ""): Promise<string[]> => {
  const { status, body } = await client.get(`/v1/intakes${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  const names = new Map(Object.entries(ids).map(([name, id]) => [id, name]));
  return body.items.map(({ id }: any) => names.get(id));
};

it("shows every client those with needs that it may know of", async () => {
  expect(await listed(tkpk)).toEqual(["complaint", "both", "elsewhere", "nowhere"]);
  expect(await listed(api.as("field", { area: "15.71.08.1003" }))).toEqual(["complaint", "both"]);
  expect(await listed(api.as("agency", { agency: "disdik" }))).toEqual([]);
});

it("is narrowed by kind, program, area and state", async () => {
  expect(await listed(tkpk, "?kind=application")).toEqual(["both"]);
  expect(await listed(tkpk, "?program=pkh")).toEqual(["both"]);
  expect(await listed(tkpk, "?area=15.71.01")).toEqual(["elsewhere"]);
  expect(await listed(tkpk, "?status=forwarded")).toEqual(["nowhere"]);
  expect(await listed(tkpk, "?status=forwarded&status=open&kind=complaint")).toHaveLength(3);
  expect(await listed(tkpk, "?overdue=true")).toEqual([]);
});

it("goes on page by page, in the order of changes", async () => {
  const { body } = await tkpk.get("/v1/intakes?limit=3");
  expect(body.items).toHaveLength(3);
  expect(await listed(tkpk, `?limit=3&cursor=${body.nextCursor}`)).toEqual(["nowhere"]);
  expect((await tkpk.get(`/v1/intakes?kind=complaint&cursor=${body.nextCursor}`)).status).toBe(400);
});

it("answers a poller what has changed since", async () => {
  api.clock.advance(60_000);
  const since = api.clock.now().toISOString();
  api.clock.advance(1000);
  await tkpk.post(`/v1/intakes/${ids.complaint}/forward`, { agency: "disdik" });
  expect(await listed(tkpk, `?updatedAfter=${since}`)).toEqual(["complaint"]);
  expect(await listed(tkpk)).toEqual(["both", "elsewhere", "nowhere", "complaint"]);
  expect(await listed(api.as("agency", { agency: "disdik" }), "?forwardedTo=disdik")).toEqual(["complaint"]);
});
