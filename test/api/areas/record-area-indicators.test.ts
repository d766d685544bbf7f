import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Api, type Client, startApi } from "../../support/api.ts";

let api: Api;
let tkpk: Client;
let importer: Client;
let rt: string;
let made = 0;
beforeAll(async () => {
  api = await startApi();
  tkpk = api.as("tkpk");
  importer = api.as("importer");
});
afterAll(() => api.stop());
beforeEach(async () => {
  const number = String(++made).padStart(3, "0");
  await tkpk.post("/v1/areas", { villageCode: "15.71.08.1003", rt: number });
  rt = `/v1/areas/15.71.08.1003.${number}`;
});

const record = (client: Client, indicators: Record<string, unknown>, given: Record<string, unknown> = {}) =>
  client.put(`${rt}/indicators`, { indicators, ...given });
const codes = (list: { pointer: string; code: string }[]) =>
  list.map(({ pointer, code }) => `${pointer} ${code}`);

describe("PUT /v1/areas/{code}/indicators", () => {
  it("merges: named facts overwrite, null clears, others stay", async () => {
    await record(tkpk, { slum: true, roadPaved: false, proposalStatus: "proposed" });
    const answer = await record(tkpk, { slum: false, roadPaved: null });
    expect(answer.status).toBe(200);
    expect(answer.body.indicators).toEqual({ slum: false, proposalStatus: "proposed" });
    expect(answer.body.warnings).toEqual([]);
    const read = await tkpk.get(rt);
    expect({ ...read.body, warnings: [] }).toEqual(answer.body);
    expect(read.headers.get("etag")).toBe(answer.headers.get("etag"));
  });

  it("takes a file's word until somebody has seen the RT", async () => {
    await record(importer, { slum: true }, { source: "registry", observedOn: "2026-05-01" });
    const { body } = await record(
      importer,
      { slum: false },
      { source: "registry", observedOn: "2026-06-01" },
    );
    expect(body.indicators).toEqual({ slum: false });
    expect(body.observation).toEqual({ source: "registry", observedOn: "2026-06-01", verified: false });
  });

  it("keeps a verified visit against a later file, which fills what is absent, and says so", async () => {
    await record(tkpk, { slum: true }, { observedOn: "2026-05-01" });
    const { body } = await record(importer, { slum: false, watchPostActive: true });
    expect(body.indicators).toEqual({ slum: true, watchPostActive: true });
    expect(codes(body.warnings)).toEqual(["/indicators/slum observation-kept"]);
    expect(body.observation).toEqual({ source: "test-tkpk", observedOn: "2026-05-01", verified: true });
  });

  it("keeps what is newer", async () => {
    await record(tkpk, { slum: true });
    const { body } = await record(tkpk, { slum: null }, { observedOn: "2026-06-30" });
    expect(body.indicators).toEqual({ slum: true });
    expect(codes(body.warnings)).toEqual(["/indicators/slum observation-kept"]);
  });

  it("changes nothing when the same is sent twice", async () => {
    const first = await record(tkpk, { slum: true });
    const second = await record(tkpk, { slum: true });
    expect(second.headers.get("etag")).toBe(first.headers.get("etag"));
  });

  it("loses none of what many observers write at once", async () => {
    const facts = {
      slum: true,
      roadPaved: true,
      drainageAdequate: false,
      wasteManaged: true,
      watchPostActive: false,
    };
    await Promise.all(Object.entries(facts).map(([name, value]) => record(tkpk, { [name]: value })));
    expect((await tkpk.get(rt)).body.indicators).toEqual(facts);
  });

  it("makes an unknown RT of a known village, and warns", async () => {
    const answer = await importer.put("/v1/areas/15.71.08.1004.077/indicators", {
      indicators: { slum: true },
    });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      code: "15.71.08.1004.077",
      confirmed: false,
      indicators: { slum: true },
    });
    expect(codes(answer.body.warnings)).toEqual(["/path/code rt-created"]);
  });

  it("knows no RT of an unknown village, and no indicators of a village", async () => {
    const body = { indicators: { slum: true } };
    expect((await tkpk.put("/v1/areas/15.71.08.1999.001/indicators", body)).status).toBe(404);
    expect((await tkpk.put("/v1/areas/15.71.08.1003/indicators", body)).status).toBe(422);
  });

  it("tells every fault at once", async () => {
    const answer = await record(
      tkpk,
      { slumm: true, roadPaved: "yes", proposalStatus: "propose", poorShare: 1, proposalCostIdr: -1 },
      { observedOn: "2026-02-30" },
    );
    expect(answer.status).toBe(400);
    expect(codes(answer.body.errors).sort()).toEqual([
      "/indicators/poorShare unknown-indicator",
      "/indicators/proposalCostIdr too-small",
      "/indicators/proposalStatus unknown-code",
      "/indicators/roadPaved wrong-type",
      "/indicators/slumm unknown-indicator",
      "/observedOn bad-format",
    ]);
    const details = answer.body.errors.map((error: { detail: string }) => error.detail).join("\n");
    expect(details).toContain('Did you mean "slum"?');
    expect(details).toContain('Did you mean "proposed"?');
  });

  it("refuses an observation of tomorrow", async () => {
    const answer = await record(tkpk, { slum: true }, { observedOn: "2026-07-02" });
    expect(answer.status).toBe(422);
    expect(codes(answer.body.errors)).toEqual(["/observedOn in-the-future"]);
  });

  it("is for those who write areas, in their own area", async () => {
    expect((await record(api.as("analyst"), { slum: true })).status).toBe(403);
    expect((await record(api.as("field", { area: "15.71.08.1004" }), { slum: true })).status).toBe(403);
    expect((await record(api.as("field", { area: "15.71.08" }), { slum: true })).status).toBe(200);
  });

  it("leaves names of what changed in the audit trail", async () => {
    await record(tkpk, { slum: true, roadPaved: true });
    const entries = await api.database.pool.query(
      `select details from audit_entries where action = 'area.indicators' and entity_id = $1`,
      [rt.split("/").at(-1)],
    );
    expect(entries.rows).toEqual([{ details: { changed: ["roadPaved", "slum"] } }]);
  });
});
