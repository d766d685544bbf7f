// Files that are no files of ours: refused as a whole, with the place and what to do; nothing of them is kept.
import { request } from "node:http";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signToken } from "../../../src/auth/sign-token.ts";
import { scopesOfRole } from "../../../src/auth/roles.ts";
import { type Api, startApi } from "../../support/api.ts";
import { csv, familyRows, sendFile } from "./import-files.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const rows = familyRows();
const header = csv([]).trim() || Object.keys(rows[0]!).join(",");
const whole = csv(rows);

const staged = async () => {
  const counts = await api.database.pool.query(
    "select (select count(*) from imports)::int as imports, (select count(*) from import_rows)::int as rows",
  );
  return counts.rows[0];
};

describe("a file is refused", () => {
  it.each<[string, string | Buffer, object]>([
    ["that is empty", "", { code: "empty-file" }],
    ["that is blank", "\n \n", { code: "empty-file" }],
    ["with nothing but a header", `${header}\n`, { code: "no-rows" }],
    [
      "with a mistyped header",
      whole.replace("floor_material", "floor_materials"),
      { code: "unknown-column", pointer: "/header/floor_materials", detail: /Did you mean "floor_material"/ },
    ],
    ["with a header twice", whole.replace("tenure", "address"), { code: "duplicate-column" }],
    [
      "without a column that it needs",
      csv(rows.map(({ rt: _rt, ...row }) => row)),
      { code: "missing-column" },
    ],
    [
      "of 500 columns",
      `${Array.from({ length: 500 }, (_, index) => `c${index}`).join(",")}\n`,
      { code: "too-many-columns" },
    ],
    ["that is binary", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 8, 0]), { code: "not-text" }],
    [
      "that begins as UTF-8 and goes on otherwise",
      Buffer.concat([Buffer.from(whole.replace("Bapak", "José")), Buffer.from("José,\n", "latin1")]),
      { code: "wrong-encoding", detail: /^Line 5:/ },
    ],
    [
      "that is cut off in a quoted cell",
      `${whole.trimEnd()}\n"157108`,
      { code: "cut-off", detail: /^Line 5:/ },
    ],
    ["that is cut off in a row", whole.slice(0, -60), { code: "cut-off", detail: /^Line 4:/ }],
    [
      "of households in JSON that is cut off in one of them",
      '{"members": []}\n\n{"familyCardNumber": "157',
      { code: "cut-off", detail: /^Line 3:/ },
    ],
    ["whose gzip is cut off", gzipSync(whole).subarray(0, -20), { code: "cut-off" }],
    [
      "whose gzip is damaged",
      Buffer.concat([gzipSync(whole).subarray(0, 12), Buffer.alloc(60, 7)]),
      { code: "bad-gzip" },
    ],
    [
      "that unpacks to more than the limit",
      gzipSync(Buffer.concat([Buffer.from(whole), Buffer.alloc(30_000_000, "\n")])),
      { code: "too-large" },
    ],
    [
      "with a line without an end",
      Buffer.concat([Buffer.from(whole), Buffer.alloc(3_000_000, "x")]),
      { code: "line-too-long", pointer: "/lines/5" },
    ],
    [
      "with a header without an end",
      Buffer.alloc(3_000_000, "x"),
      { code: "line-too-long", pointer: "/lines/1" },
    ],
    [
      "with JSON without an end",
      Buffer.concat([Buffer.from('{"rt":"012"}\n{"address":"'), Buffer.alloc(3_000_000, "x")]),
      { code: "line-too-long", pointer: "/lines/2" },
    ],
  ])("%s", async (_why, file, { detail = /./, ...fault }: any) => {
    const before = await staged();
    const { status, body } = await sendFile(api, file);
    expect([status, body.errors]).toMatchObject([422, [fault]]);
    expect(body.errors[0].detail).toMatch(detail);
    expect(await staged()).toEqual(before);
  });

  it("with every wrong header at once", async () => {
    const { body } = await sendFile(api, whole.replace("tenure", "tenur").replace("decile", "desil"));
    expect(body.errors.map((one: any) => one.pointer)).toEqual(["/header/desil", "/header/tenur"]);
  });
});

describe("a file that is sent", () => {
  it("halfway by somebody who hangs up leaves nothing", async () => {
    const before = await staged();
    const client = { id: "test-importer", name: "test", role: "importer", agency: null, area: null } as const;
    const token = await signToken(api.issuer, client, scopesOfRole.importer, api.clock.now());
    const sending = request(`${api.url}/v1/imports?kind=households&source=cut&period=2026`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "text/csv", "content-length": 1_000_000 },
    });
    const closed = new Promise((resolve) => sending.once("close", resolve).once("error", resolve));
    sending.write(whole);
    const reading =
      "select from pg_stat_activity where datname = current_database() and query like 'copy import_rows%'";
    while ((await api.database.pool.query(reading)).rowCount === 0);
    sending.destroy();
    await closed;
    const { pool } = api.database;
    while ((await pool.query(`${reading} and state <> 'idle'`)).rowCount !== 0);
    expect(await staged()).toEqual(before);
  });

  it("by a role without the scope is not even read", async () => {
    expect(await sendFile(api, whole, { by: "analyst" })).toMatchObject({
      status: 403,
      body: { requiredScope: "imports:run" },
    });
  });

  it("as JSON is no file", async () => {
    expect((await sendFile(api, "{}", { type: "application/json" })).status).toBe(415);
  });

  it("is seen by its sender and the team alone", async () => {
    const { body } = await sendFile(api, whole, { by: "tkpk", source: "seen" });
    expect((await api.as("importer").get(`/v1/imports/${body.id}`)).status).toBe(404);
    expect((await api.as("importer").get(`/v1/imports/${body.id}/errors`)).status).toBe(404);
    expect((await api.as("tkpk").get(`/v1/imports/${body.id}`)).body.status).toBe("queued");
  });

  it("holds no number that can be read until it is taken in", async () => {
    const { body } = await sendFile(api, whole, { source: "sealed" });
    const { rows: found } = await api.database.pool.query(
      "select ciphertext from import_rows where import_id = $1",
      [body.id],
    );
    // The rows of a family are sealed together.
    expect(found).toHaveLength(1);
    for (const { ciphertext } of found) expect(ciphertext.toString("latin1")).not.toMatch(/\d{12}/);
    await api.continueImports();
    expect((await staged()).rows).toBe(0);
  });
});

describe("a mapping", () => {
  it("translates headers and codes", async () => {
    const foreign = whole
      .replace("family_card_number", "No KK")
      .replace("floor_material", "Lantai")
      .replaceAll(",8", ",Tanah");
    const mapping = { columns: { "No KK": "family_card_number", Lantai: "floor_material" } };
    const values = { floor_material: { Tanah: "earth" } };
    const options = { mapping: JSON.stringify({ ...mapping, values }), source: "mapped" };
    const { status, body } = await sendFile(api, foreign, options);
    expect([status, body.rows]).toMatchObject([202, { total: 3 }]);
    await api.continueImports();
    expect((await api.as("importer").get(`/v1/imports/${body.id}`)).body.status).toBe("completed");
  });

  it.each([
    ["of values by another name than that of our column", whole, { values: { Lantai: { "8": "earth" } } }],
    [
      "of a file that has no header",
      '{"familyCardNumber":"1"}\n',
      { columns: { "No KK": "family_card_number" } },
    ],
  ])("%s is refused, since it would be passed over", async (_what, file, mapping) => {
    const { status, body } = await sendFile(api, file, { mapping: JSON.stringify(mapping) });
    expect([status, body.errors.length]).toEqual([422, 1]);
    expect(body.errors[0].pointer).toMatch(/^\/mapping/);
  });

  it("that cannot be read is refused", async () => {
    const refused = await sendFile(api, whole, { mapping: "{" });
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer: "/query/mapping" }] } });
  });
});

describe("a key that was used for a file", () => {
  const send = (file: string, key: string) =>
    api.as("importer").post("/v1/imports?kind=households&source=keyed&period=2026-Q2", file, {
      "content-type": "text/csv",
      "idempotency-key": key,
    });

  it("answers the same file as the first time, and refuses another one", async () => {
    const [file, other] = [csv(familyRows()), csv(familyRows())];
    const first = await send(file, "keyed-1");
    expect(first.status, JSON.stringify(first.body)).toBe(202);
    const again = await send(file, "keyed-1");
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    expect(again.body).toEqual(first.body);
    const refused = await send(other, "keyed-1");
    expect([refused.status, refused.body.code]).toEqual([422, "idempotency-key-reused"]);
    expect((await send(other, "keyed-2")).body.id).not.toBe(first.body.id);
  });

  it("keeps nothing of a file that was refused", async () => {
    expect((await send("stranger\n1\n", "keyed-3")).status).toBe(422);
    expect((await send(csv(familyRows()), "keyed-3")).status).toBe(202);
  });
});
