// A file of households: everything in it is registered as an intake would be, row by row accounted for.
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, startApi } from "../../support/api.ts";
import { familyCardNumber } from "../intakes/sent-households.ts";
import { csv, errorsOf, familyRows, imported, type Row, sendFile } from "./import-files.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const byCard = async (card: string) => {
  const { body } = await api.as("tkpk").post("/v1/households/search", { familyCardNumber: card });
  const [found] = body.items;
  return found && (await api.as("tkpk").get(`/v1/households/${found.id}`)).body;
};
const cardOf = (rows: readonly Row[]) => rows[0]!.family_card_number!;
const person = ({ national_id, name, sex, birth_date }: Row) =>
  ({ national_id, name, sex, birth_date }) as Row;
const counts = (total: number, outcomes: object) => ({
  ...{ total, inserted: 0, updated: 0, unchanged: 0, rejected: 0 },
  ...outcomes,
});

const windows = (text: string) => text.replaceAll("\n", "\r\n");
const headOf = (rows: Row[]) => csv(rows).split(/(?<=\n)/)[0]!;
const bodyOf = (rows: Row[]) => csv(rows).slice(headOf(rows).length);

describe("a clean file", () => {
  it("is taken in whole: households, members, codes by slug or by the questionnaire's numbers", async () => {
    const rows = familyRows();
    const record = await imported(api, csv(rows));
    expect(record).toMatchObject({
      status: "completed",
      rows: counts(3, { inserted: 3 }),
      households: counts(1, { inserted: 1 }),
      createdBy: "test-importer",
    });
    const household = await byCard(cardOf(rows));
    expect(household).toMatchObject({
      areaCode: "15.71.08.1003",
      rt: "012",
      address: "Jalan Contoh 1",
      decile: { value: 2, source: "dtsen", period: "2026-Q2" },
      indicators: { tenure: "own", floorMaterial: "earth" },
      observation: { source: "dtsen", observedOn: "2026-06-30", verified: false },
    });
    expect(household.members.map((one: any) => [one.name, one.relation, one.birthDate])).toEqual([
      ["Bapak Impor", "head", "1985-03-12"],
      ["Ibu Impor", "spouse", "1988-07-01"],
      ["Anak Impor", "child", "2016-05-20"],
    ]);
    expect(household.members[2].indicators).toEqual({
      schooling: "attending",
      healthInsurance: ["pbi", "employer"],
    });
  });

  it("matches its households, and offers them nothing", async () => {
    const rows = familyRows();
    await imported(api, csv(rows));
    const { id } = await byCard(cardOf(rows));
    const { body } = await api.as("tkpk").get(`/v1/households/${id}/matches`);
    expect(body.items.map((one: any) => one.outcome)).toContain("eligible");
    expect((await api.as("tkpk").get(`/v1/households/${id}/referrals`)).body.items).toEqual([]);
  });

  it("may have the rows of a family apart from each other, and thousands between them", async () => {
    const [first, second] = [familyRows(), familyRows()];
    const others = Array.from({ length: 150 }, () => familyRows({ rt: "013" }));
    const apart = [first[0]!, second[0]!, ...others.flat(), first[1]!, second[1]!, second[2]!, first[2]!];
    const record = await imported(api, csv(apart));
    expect(record).toMatchObject({ status: "completed", households: counts(152, { inserted: 152 }) });
    expect((await byCard(cardOf(first))).members).toHaveLength(3);
    expect((await byCard(cardOf(second))).members).toHaveLength(3);
  });

  it.each([
    ["by semicolons", (rows: Row[]) => csv(rows, ";")],
    ["by tabs", (rows: Row[]) => csv(rows, "\t")],
    ["with a byte order mark", (rows: Row[]) => `\ufeff${csv(rows)}`],
    ["with the line ends of Windows", (rows: Row[]) => windows(csv(rows))],
    ["with those of Windows under a header without", (rows: Row[]) => headOf(rows) + windows(bodyOf(rows))],
    ["with others under a header of Windows", (rows: Row[]) => windows(headOf(rows)) + bodyOf(rows)],
    ["in Windows-1252", (rows: Row[]) => Buffer.from(csv(rows), "latin1")],
    ["compressed by gzip", (rows: Row[]) => gzipSync(csv(rows))],
  ])("is read %s", async (_how, write) => {
    const rows = familyRows({ address: "Jalan José, 7" });
    expect(await imported(api, write(rows))).toMatchObject({ status: "completed" });
    expect((await byCard(cardOf(rows))).address).toBe("Jalan José, 7");
  });

  it("is told by line where a cell has several", async () => {
    const [good, bad] = [familyRows({ address: "Jalan" }), familyRows({ address: "Jalan", rt: "0" })];
    const text = csv([...good, ...bad]).replaceAll("Jalan", '"Lorong\n\n3"');
    const record = await imported(api, text);
    expect(record.rows.rejected).toBe(3);
    expect((await byCard(cardOf(good))).address).toBe("Lorong 3");
    expect((await errorsOf(api, record.id)).map(([line]) => line)).toEqual(["11", "14", "17"]);
  });
});

describe("a household in JSON, one a line,", () => {
  it("is taken in as the API has it", async () => {
    const card = familyCardNumber();
    const household = {
      familyCardNumber: card,
      areaCode: "15.71.08.1003",
      rt: "012",
      indicators: { tenure: "rent" },
      members: [{ name: "Nenek Impor", sex: "female", birthYear: 1950, relation: "head" }],
    };
    const lines = [JSON.stringify(household), "", "{oops", JSON.stringify(household)].join("\n");
    const record = await imported(api, lines, { type: "application/x-ndjson" });
    expect(record).toMatchObject({
      status: "completed-with-rejections",
      rows: counts(3, { inserted: 1, rejected: 2 }),
    });
    const errors = await errorsOf(api, record.id);
    expect(errors.map((cells) => cells.slice(0, 3))).toEqual([
      ["3", "", "malformed-json"],
      ["4", "", "duplicate-household"],
    ]);
    expect((await byCard(card)).members[0].name).toBe("Nenek Impor");
  });

  it("is rejected by the document that is there twice, and its neighbours land", async () => {
    const line = (count: number) => {
      const document = { type: "sktm", number: "1/SKTM", issuer: "Kelurahan" };
      const member = { name: "Nenek", sex: "female", birthYear: 1950, relation: "head" };
      const place = { areaCode: "15.71.08.1003", rt: "012", familyCardNumber: familyCardNumber() };
      return JSON.stringify({ ...place, members: [member], documents: Array(count).fill(document) });
    };
    const file = [line(1), line(2), line(1)].join("\n");
    const record = await imported(api, file, { type: "application/x-ndjson" });
    expect(record.rows).toMatchObject({ total: 3, inserted: 2, rejected: 1 });
    const [error] = await errorsOf(api, record.id);
    expect(error!.slice(0, 3)).toEqual(["2", "/documents/1", "duplicate-document"]);
  });
});

describe("a household with one bad member", () => {
  it("is rejected whole and named, and its neighbours land", async () => {
    const [before, bad, after] = [familyRows(), familyRows(), familyRows()];
    const rows = [...before, bad[0]!, { ...bad[1]!, birth_date: "1988-13-01" }, bad[2]!, ...after];
    const record = await imported(api, csv(rows));
    expect(record).toMatchObject({
      status: "completed-with-rejections",
      rows: counts(9, { inserted: 6, rejected: 3 }),
      households: counts(3, { inserted: 2, rejected: 1 }),
    });
    const errors = await errorsOf(api, record.id);
    expect(errors.map((cells) => cells.slice(0, 3))).toEqual([
      ["5", "", "household-rejected"],
      ["6", "birth_date", "bad-format"],
      ["7", "", "household-rejected"],
    ]);
    expect(errors[1]!.join()).toContain(`************${cardOf(bad).slice(-4)}`);
    expect(errors[1]!.join()).not.toContain(cardOf(bad));
    expect(await byCard(cardOf(bad))).toBeUndefined();
    expect(await byCard(cardOf(after))).toBeDefined();
  });

  it("tells every fault at once, each with its line and column", async () => {
    const [head, spouse, child] = familyRows({ area_code: "15.71.08.9999" }) as [Row, Row, Row];
    const rows = [
      { ...head, sex: "laki" },
      { ...spouse, rt: "013", relation: "head" },
      { ...child, national_id: "123" },
    ];
    const { id } = await imported(api, csv(rows));
    const errors = (await errorsOf(api, id)).map((cells) => cells.slice(0, 3));
    expect(errors).toEqual([
      ["2", "sex", "unknown-code"],
      ["2", "area_code", "unknown-code"],
      ["3", "rt", "rows-disagree"],
      ["3", "relation", "two-heads"],
      ["4", "national_id", "bad-format"],
    ]);
  });

  it("comes back with formulas as text, which are stored as they were when sent again", async () => {
    const address = '=cmd|"/C calc"!A0';
    const [head] = familyRows({ address, rt: "0" });
    const { id } = await imported(api, csv([head!]));
    const { body } = await api.as("tkpk").get(`/v1/imports/${id}/errors`);
    expect(body).toContain(`,"'=cmd|""/C calc""!A0",`);
    const mended = await imported(api, csv([{ ...head!, rt: "012", address: `'${address}` }]));
    expect(mended.status).toBe("completed");
    expect((await byCard(cardOf([head!]))).address).toBe(address);
  });
});

describe("the same file twice", () => {
  it("changes nothing and says so", async () => {
    const rows = [...familyRows(), ...familyRows()];
    await imported(api, csv(rows));
    const before = await byCard(cardOf(rows));
    const record = await imported(api, csv(rows));
    expect(record).toMatchObject({ status: "completed", rows: counts(6, { unchanged: 6 }) });
    expect(await byCard(cardOf(rows))).toEqual(before);
  });

  it("updates what differs, and leaves what it does not name", async () => {
    const rows = familyRows({ phone: "0741-1" });
    await imported(api, csv(rows), { source: "changing" });
    const changed = rows.map((row) => ({ ...row, phone: "", tenure: "2" }));
    expect(await imported(api, csv(changed), { source: "changing", period: "2026-07" })).toMatchObject({
      rows: counts(3, { updated: 3 }),
    });
    expect(await byCard(cardOf(rows))).toMatchObject({
      phone: "0741-1",
      indicators: { tenure: "rent", floorMaterial: "earth" },
    });
  });
});

describe("what somebody has seen", () => {
  it("is not overwritten by a file that is older", async () => {
    const rows = familyRows();
    await imported(api, csv(rows));
    const { body } = await api.as("tkpk").post("/v1/intakes", {
      channel: "field-officer",
      household: {
        ...{ familyCardNumber: cardOf(rows), areaCode: "15.71.08.1003", rt: "012" },
        indicators: { floorMaterial: "ceramic" },
      },
    });
    expect(body.household.observation.verified).toBe(true);
    const later = rows.map((row) => ({ ...row, floor_material: "bamboo", landProof: "" }));
    await imported(api, csv(later.map(({ landProof: _unknown, ...row }) => row)), { source: "other" });
    expect((await byCard(cardOf(rows))).indicators.floorMaterial).toBe("ceramic");
  });

  it("and an older period of the source is refused unless it is forced", async () => {
    const rows = familyRows();
    await imported(api, csv(rows), { source: "dated", period: "2026-Q2" });
    const refused = await sendFile(api, csv(rows), { source: "dated", period: "2026-Q1" });
    expect(refused).toMatchObject({ status: 409, body: { errors: [{ code: "older-period" }] } });
    expect(
      (await sendFile(api, csv(rows), { source: "dated", period: "2026-Q1", force: "true" })).status,
    ).toBe(202);
    await api.continueImports();
  });
});

describe("a dry run", () => {
  it("says what would become of each row, and keeps nothing", async () => {
    const [good, bad] = [familyRows(), familyRows({ rt: "x" })];
    const record = await imported(api, csv([...good, ...bad]), { dryRun: "true" });
    expect(record).toMatchObject({ dryRun: true, rows: counts(6, { inserted: 3, rejected: 3 }) });
    expect(await byCard(cardOf(good))).toBeUndefined();
    expect(await imported(api, csv(good))).toMatchObject({ rows: counts(3, { inserted: 3 }) });
  });

  it("says it of families that share somebody, as the real run does, and keeps nothing of theirs", async () => {
    const [one, other, free] = [familyRows(), familyRows(), familyRows({ rt: "731" })];
    const sharing = other.map((row, index) => (index === 0 ? { ...row, ...person(one[0]!) } : row));
    const file = csv([...one, ...sharing, ...free]);
    const tried = await imported(api, file, { dryRun: true, source: "sharing" });
    for (const rows of [one, other, free]) expect(await byCard(cardOf(rows))).toBeUndefined();
    const { rows: made } = await api.database.pool.query(
      "select from areas where code = '15.71.08.1003.731'",
    );
    expect(made).toEqual([]);
    expect(tried.rows).toMatchObject(counts(9, { inserted: 6, rejected: 3 }));
    const faults = (await errorsOf(api, tried.id)).map((cells) => cells[2]);
    expect(faults.sort()).toEqual(["household-rejected", "household-rejected", "member-elsewhere"]);
    expect((await imported(api, file, { source: "sharing" })).rows).toEqual(tried.rows);
  });
});

describe("members of another household", () => {
  it("are reported, and moved where the team says so", async () => {
    const rows = familyRows();
    await imported(api, csv(rows));
    const newCard = rows.map((row) => ({ ...row, family_card_number: "1571080107269991" }));
    const reported = await imported(api, csv(newCard));
    expect(reported.status).toBe("failed");
    expect((await errorsOf(api, reported.id)).map((cells) => cells[2])).toEqual(
      Array(3).fill("member-elsewhere"),
    );
    const asked = await sendFile(api, csv(newCard), { resolve: "renewal" });
    expect(asked).toMatchObject({ status: 403, body: { requiredScope: "households:transfer" } });
    const { id } = await byCard(cardOf(rows));
    const settled = await imported(api, csv(newCard), { resolve: "renewal", by: "tkpk" });
    expect(settled).toMatchObject({ status: "completed", households: counts(1, { updated: 1 }) });
    expect((await byCard("1571080107269991")).id).toBe(id);
  });
});
