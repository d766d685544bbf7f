// A file of deciles: it sets these and touches nothing else, whoever visited the household when.
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Api, startApi } from "../../support/api.ts";
import { poorFamily } from "../intakes/sent-households.ts";
import { csv, errorsOf, imported } from "./import-files.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

async function visited(changes: Record<string, unknown> = {}) {
  const household = poorFamily(changes);
  const { body } = await api.as("tkpk").post("/v1/intakes", { channel: "field-officer", household });
  return { id: body.household.id as string, card: household.familyCardNumber, household };
}
const see = async (id: string) => (await api.as("tkpk").get(`/v1/households/${id}`)).body;
const kind = "deciles";

it("sets the decile of a household by its card or a member's number, and leaves a verified visit as it is", async () => {
  const [one, other] = [await visited(), await visited()];
  const before = await see(one.id);
  const rows = [
    { family_card_number: one.card, national_id: "", decile: "7" },
    { family_card_number: "", national_id: other.household.members[1]!.nationalId!, decile: "8" },
  ];
  const record = await imported(api, csv(rows), { kind, period: "2026-07" });
  expect(record).toMatchObject({ status: "completed", rows: { total: 2, updated: 2, rejected: 0 } });
  const { updatedAt: _at, ...after } = await see(one.id);
  const { updatedAt: _before, ...expected } = before;
  expect(after).toEqual({ ...expected, decile: { value: 7, source: "dtsen", period: "2026-07" } });
  expect((await see(other.id)).decile.value).toBe(8);
});

it("never sets back a decile of a later period, and the same again changes nothing", async () => {
  const { id, card } = await visited({ decile: { value: 3, source: "dtsen", period: "2026-07" } });
  const rows = [{ family_card_number: card, decile: "9", period: "2025" }];
  const record = await imported(api, csv(rows), { kind, source: "old", period: "2026-07" });
  expect(record).toMatchObject({ status: "completed", rows: { total: 1, unchanged: 1 } });
  expect((await see(id)).decile.value).toBe(3);
});

it("tells of households that nobody registered, and of what is no decile", async () => {
  const { card } = await visited();
  const rows = [
    { family_card_number: "1571080107269993", decile: "1" },
    { family_card_number: card, decile: "11" },
    { family_card_number: "123", decile: "1" },
  ];
  const record = await imported(api, csv(rows), { kind, source: "faulty" });
  expect(record.status).toBe("failed");
  expect((await errorsOf(api, record.id)).map((cells) => cells.slice(0, 3))).toEqual([
    ["2", "family_card_number", "household-unknown"],
    ["3", "decile", "too-large"],
    ["4", "family_card_number", "bad-format"],
  ]);
});

it("rejects a second decile of a household and period, and is the same when sent again", async () => {
  const { id, card, household } = await visited();
  const rows = [
    { family_card_number: card, decile: "3" },
    { family_card_number: card, decile: "4" },
    { family_card_number: card, decile: "3" },
  ];
  const file = csv(rows);
  const first = await imported(api, file, { kind, source: "twice", period: "2026-07" });
  expect(first).toMatchObject({
    status: "completed-with-rejections",
    rows: { updated: 1, unchanged: 1, rejected: 1 },
  });
  expect((await errorsOf(api, first.id)).map((cells) => cells.slice(0, 3))).toEqual([
    ["3", "decile", "rows-disagree"],
  ]);
  const again = await imported(api, file, { kind, source: "twice", period: "2026-07" });
  expect(again.rows).toMatchObject({ updated: 0, unchanged: 2, rejected: 1 });
  expect((await see(id)).decile.value).toBe(3);
  expect(household.familyCardNumber).toBe(card);
});

it("refuses one of a period to come, which no later file could replace", async () => {
  const { id, card } = await visited({ decile: { value: 3, source: "dtsen", period: "2026-Q2" } });
  const rows = ["2062-Q2", "2026-08", "2026-Q3"].map((period, index) => {
    return { family_card_number: card, decile: String(7 + index), period };
  });
  const record = await imported(api, csv(rows), { kind, source: "to-come" });
  expect((await errorsOf(api, record.id)).map((cells) => cells.slice(0, 3))).toEqual([
    ["2", "period", "in-the-future"],
    ["3", "period", "in-the-future"],
  ]);
  expect((await see(id)).decile).toMatchObject({ value: 9, period: "2026-Q3" });
});
