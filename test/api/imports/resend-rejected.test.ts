// The file of rejected rows is ready to be corrected and sent again: what is not masked in it reads back as it was.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, startApi } from "../../support/api.ts";
import { csv, familyRows, imported, rejectedRows, type Row, sendFile } from "./import-files.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const fileOf = (id: string) => rejectedRows(api, id);

const faultsOf = (rows: readonly Row[]) => rows.map(({ line, column, code }) => [line, column, code]);
const ids = ["1234567890123", "1234567890124", "1234567890125"];
const said = { address: "=A1;-B2\n+C3", phone: "081234567890", household_source_id: "3201234567890" };
const faulty = (): Row[] =>
  familyRows(said).map((row, index) => ({
    ...row,
    person_source_id: ids[index]!,
    sex: "?",
    birth_date: "?",
  }));

describe("a file of rejected rows", () => {
  it("is taken in as it is once its faults are corrected and its numbers are written", async () => {
    const rows = faulty();
    const rejected = await fileOf((await imported(api, csv(rows))).id);
    expect(faultsOf(rejected)).toHaveLength(6);
    const own = rejected.filter(({ name }) => name !== "");
    const written = own.map((row, index) => {
      const { family_card_number, national_id } = rows[index]!;
      return { ...row, family_card_number, national_id, sex: "male", birth_date: "1985-03-12" } as Row;
    });
    const others = rejected.filter(({ name }) => name === "");
    const record = await imported(api, csv([...written, ...others]));
    expect(record).toMatchObject({ status: "completed", rows: { total: 3, inserted: 3 } });
    const found = await api.as("tkpk").post("/v1/households/search", {
      familyCardNumber: rows[0]!.family_card_number,
    });
    const { body } = await api.as("tkpk").get(`/v1/households/${found.body.items[0].id}`);
    expect(body).toMatchObject({ address: "=A1;-B2 +C3", phone: said.phone });
    // The ids are those of the file that was sent first.
    const again = familyRows(said).map((row, index) => {
      const { family_card_number: _card, national_id: _id, ...rest } = row;
      return { ...rest, family_card_number: "", person_source_id: ids[index]! };
    });
    expect((await imported(api, csv(again))).rows).toMatchObject({ inserted: 0, rejected: 0, total: 3 });
  });

  it("is rejected by the numbers that are still masked, and comes back with its own columns once", async () => {
    const rows = familyRows({ household_source_id: "PKH 1571086505900001", rt: "0" });
    const first = await fileOf((await imported(api, csv(rows))).id);
    expect(first[0]).toMatchObject({ household_source_id: "PKH ************0001" });
    const record = await imported(api, csv(first.map((row) => ({ ...row, rt: "012" }))));
    expect(record).toMatchObject({ status: "failed", rows: { rejected: 3 } });
    const { body } = await api.as("tkpk").get(`/v1/imports/${record.id}/errors`);
    const [header] = csv(rows).split("\n");
    expect(body.split("\r\n")[0]).toBe(`line,column,code,message_id,message_en,${header}`);
    const second = await fileOf(record.id);
    const naming = ["family_card_number", "household_source_id", "national_id"];
    expect(faultsOf(second)).toEqual(
      [2, 3, 4].flatMap((line) => naming.map((column) => [String(line), column, "masked-number"])),
    );
    expect(second[0]!.message_en).toContain("write the whole number");
  });
});

it("is rejected where an id in JSON is masked", async () => {
  const source = { system: "pkh", id: "************0001" };
  const member = { name: "Nenek", sex: "female", birthYear: 1950, relation: "head", source };
  const household = { areaCode: "15.71.08.1003", rt: "012", source, members: [member] };
  const { id } = await imported(api, JSON.stringify(household), { type: "application/x-ndjson" });
  expect(faultsOf(await fileOf(id))).toEqual([
    ["1", "/source/id", "masked-number"],
    ["1", "/members/0/source/id", "masked-number"],
  ]);
});

it("holds no whole number where one stands for another code, in what it says of it neither", async () => {
  const ways = ["1571.0865.0590.0001", "1571 0865 0590 0001", "1571/0865/0590/0001"];
  const programs = ways.map((program) => ({ family_card_number: "1571080107269993", program }));
  const household = { "1571 0865 0590 0001": 1, areaCode: "15.71.08.1003", rt: "012", members: [] };
  const records = [
    await imported(api, csv(ways.flatMap((area_code) => familyRows({ area_code })))),
    await imported(api, csv(programs), { kind: "enrolments" }),
    await imported(api, JSON.stringify(household), { type: "application/x-ndjson" }),
  ];
  for (const { id, status } of records) {
    expect(status).toBe("failed");
    const { body } = await api.as("tkpk").get(`/v1/imports/${id}/errors`);
    expect(body).not.toMatch(/1571\D{0,3}0865\D{0,3}0590/);
    const { rows } = await api.database.pool.query("select * from import_errors where import_id = $1", [id]);
    expect(JSON.stringify(rows)).not.toMatch(/1571\D{0,3}0865\D{0,3}0590/);
  }
});

it("is rejected by any cell that holds a mask, and not by stars of its own", async () => {
  const masked = { address: "Jalan Contoh ************0001", phone: "************0123" };
  const { id } = await imported(api, csv(familyRows(masked)));
  const faults = faultsOf(await fileOf(id));
  expect(faults.filter(([, , code]) => code === "masked-number")).toEqual(
    [2, 3, 4].flatMap((line) => Object.keys(masked).map((name) => [String(line), name, "masked-number"])),
  );
  const stars = await imported(api, csv(familyRows({ address: "Toko **** Bintang" })));
  expect(stars.rows).toMatchObject({ inserted: 3, rejected: 0 });
});

it("is rejected by any text in JSON that holds a mask", async () => {
  const member = { name: "Nenek ************0001", sex: "female", birthYear: 1950, relation: "head" };
  const household = {
    ...{ familyCardNumber: "************0001", areaCode: "15.71.08.1003", rt: "012" },
    ...{ address: "************0123", members: [member] },
  };
  const { id } = await imported(api, JSON.stringify(household), { type: "application/x-ndjson" });
  expect(faultsOf(await fileOf(id))).toEqual(
    ["/familyCardNumber", "/address", "/members/0/name"].map((at) => ["1", at, "masked-number"]),
  );
});

it.each([
  [
    "enrolments",
    "family_card_number,program,external_id\n1571080107269993,pkh,************0123\n",
    "external_id",
  ],
  [
    "referral-actions",
    "referral_id,action,external_id\n0198c0de-7a00-7000-8000-000000009999,accept,PKH ************0123\n",
    "external_id",
  ],
])("is rejected where what %s say besides is masked", async (kind, file, column) => {
  const by = kind === "enrolments" ? "importer" : "tkpk";
  const { id, rows } = await imported(api, file, { kind, by });
  expect(rows).toMatchObject({ rejected: 1 });
  expect(faultsOf(await fileOf(id))).toContainEqual(["2", column, "masked-number"]);
});

it.each(["deciles", "enrolments"])("is rejected where a number of %s is masked", async (kind) => {
  const file = "family_card_number,national_id,decile\n************0001,,2\n,************0002,2\n";
  const text = kind === "deciles" ? file : file.replace(",decile", ",program").replaceAll(",2\n", ",pkh\n");
  const { id } = await imported(api, text, { kind });
  expect(faultsOf(await fileOf(id)).filter(([, , code]) => code !== "unknown-code")).toEqual([
    ["2", "family_card_number", "masked-number"],
    ["3", "national_id", "masked-number"],
  ]);
});

it.each([1, 3, 4])("is refused where it is cut off after %i cells that tell of a fault", async (count) => {
  const { id } = await imported(api, csv(familyRows({ rt: "0", decile: "x" })));
  const { body } = await api.as("tkpk").get(`/v1/imports/${id}/errors`);
  const lines: string[] = body.trimEnd().split("\r\n");
  const begun = lines.at(-1)!.split(",", count).join(",");
  const refused = await sendFile(api, [...lines.slice(0, -1), begun].join("\r\n"));
  expect(refused.status).toBe(422);
  expect(refused.body.errors[0]).toMatchObject({ code: "cut-off", pointer: `/lines/${lines.length}` });
});

it("leaves unknown headers unknown, with a word on which of ours is meant", async () => {
  const { status, body } = await sendFile(api, csv(familyRows({ colum: "", tenur: "" })));
  expect(status).toBe(422);
  const [colum, tenur] = body.errors;
  expect([colum.pointer, tenur.pointer]).toEqual(["/header/colum", "/header/tenur"]);
  expect(JSON.stringify(colum)).not.toMatch(/mean|Maksud/);
  expect(JSON.stringify(tenur)).toContain("tenure");
});
