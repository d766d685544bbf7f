// An agency without software: it takes its work list as a table, fills it in, and sends it back.
import { randomUUID } from "node:crypto";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Api, startApi } from "../../support/api.ts";
import { givenReferral, open, openingFor, path } from "../referrals/given-referral.ts";
import { poorFamily } from "../intakes/sent-households.ts";
import { csv, errorsOf, type Row, sendFile } from "./import-files.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const kind = "referral-actions";
const dinkes = () => api.as("agency", { agency: "dinkes" });
const see = async (referral: { id: string }) => (await api.as("tkpk").get(path(referral))).body;

async function workListOf(agency: string, query = ""): Promise<Record<string, string>[]> {
  const { status, body } = await api.as("agency", { agency }).get(`/v1/referrals/work-list${query}`);
  expect(status).toBe(200);
  return parse(body, { columns: true });
}

async function sent(rows: readonly Row[], more: Record<string, unknown> = {}) {
  const sending = {
    kind,
    source: "dinkes",
    period: "2026-07",
    by: "agency" as const,
    limits: { agency: "dinkes" },
  };
  const { status, body } = await sendFile(api, csv(rows), { ...sending, ...more });
  expect([status, body.errors]).toEqual([202, undefined]);
  await api.continueImports();
  return (await dinkes().get(`/v1/imports/${body.id}`)).body;
}

it("is filled in, sent back and done by the agency; sent again it changes nothing and says so", async () => {
  const [one, other, third] = [await givenReferral(api), await givenReferral(api), await givenReferral(api)];
  const list = await workListOf("dinkes");
  expect(list.find((row) => row.referral_id === one.id)).toMatchObject({
    ...{ program: "jambi-bugar", status: "requested", subject: "Siti", head: "Siti", area: one.areaCode },
    ...{ possible_actions: "accept|decline", action: "", result: "" },
  });
  const filled = list.map((row) => ({
    ...row,
    ...(row.referral_id === one.id ? { action: "Accept", external_id: "B-17" } : {}),
    ...(row.referral_id === other.id
      ? { action: "decline", reason: "client-refused", note: "Tidak mau" }
      : {}),
  }));
  const record = await sent(filled);
  expect(record).toMatchObject({ status: "completed", rows: { updated: 2, rejected: 0 } });
  expect(record.rows.unchanged).toBe(list.length - 2);
  const accepted = await see(one);
  expect(accepted).toMatchObject({ status: "accepted", holder: "dinkes", externalId: "B-17" });
  expect(accepted.transitions.at(-1)).toMatchObject({ agency: "dinkes", actor: "test-agency" });
  expect(await see(other)).toMatchObject({ status: "cancelled" });
  expect(await see(third)).toMatchObject({ status: "requested" });

  const again = await sent(filled);
  expect(again).toMatchObject({ status: "completed", rows: { updated: 0, unchanged: list.length } });
  expect((await see(one)).transitions).toHaveLength(accepted.transitions.length);
});

it("takes several steps of one referral in the order of their lines, and a result becomes an enrolment", async () => {
  const referral = await givenReferral(api);
  const rows = [
    { referral_id: referral.id, action: "accept", result: "", result_from: "" },
    { referral_id: referral.id, action: "complete", result: "enrolled", result_from: "01/07/2026" },
  ];
  expect(await sent(rows, { dryRun: true })).toMatchObject({ rows: { updated: 2, rejected: 0 } });
  expect(await see(referral)).toMatchObject({ status: "requested" });
  expect(await sent(rows)).toMatchObject({ status: "completed", rows: { updated: 2 } });
  expect(await see(referral)).toMatchObject({
    status: "completed",
    result: { code: "enrolled", from: "2026-07-01" },
  });
  const { body } = await api.as("tkpk").get(`/v1/enrolments?subjectId=${referral.personId}`);
  expect(body.items).toMatchObject([{ program: "jambi-bugar", agency: "dinkes", from: "2026-07-01" }]);
  expect(await sent(rows)).toMatchObject({ rows: { unchanged: 2 } });
});

it("keeps nothing of a dry run either where a later row of the same referral is rejected", async () => {
  const referral = await givenReferral(api);
  const actions = ["accept", "resume"].map((action) => ({ referral_id: referral.id, action }));
  expect(await sent(actions, { dryRun: true })).toMatchObject({ rows: { updated: 1, rejected: 1 } });
  expect(await see(referral)).toMatchObject({ status: "requested", holder: null });
});

it("picks up again what it gave back, though it was picked up by the same row before", async () => {
  const referral = await givenReferral(api, { candidates: ["dinkes"] });
  const accept = [{ referral_id: referral.id, action: "accept" }];
  await sent(accept);
  await dinkes().post(path(referral, "release"), { reason: { code: "no-capacity" } });
  expect(await sent(accept)).toMatchObject({ rows: { updated: 1 } });
});

it("rejects a row by itself: unknown, not its own, illegal, without reason, or no action at all", async () => {
  const [good, foreign, done, vague] = [
    await givenReferral(api),
    await givenReferral(api, { candidates: ["disdik"] }),
    await givenReferral(api),
    await givenReferral(api),
  ];
  const row = (referral_id: string, action: string, more: Row = {}) => ({
    ...{ referral_id, action, reason: "", until: "", result: "" },
    ...more,
  });
  const record = await sent([
    row(randomUUID(), "accept"),
    row(foreign.id, "accept"),
    row(done.id, "complete", { result: "enrolled" }),
    row(vague.id, "decline"),
    row("no-id", "accept"),
    row(good.id, "approve"),
    row(good.id, "accept"),
    row(vague.id, "", { reason: "client-refused" }),
    row(done.id, "accept", { until: "2026-08-01" }),
  ]);
  expect(record).toMatchObject({
    status: "completed-with-rejections",
    rows: { total: 9, updated: 1, rejected: 8 },
  });
  expect((await errorsOf(api, record.id)).map((cells) => cells.slice(0, 3))).toEqual([
    ["2", "referral_id", "not-found"],
    ["3", "referral_id", "not-found"],
    ["4", "", "illegal-transition"],
    ["5", "reason", "required"],
    ["6", "referral_id", "bad-format"],
    ["7", "action", "unknown-code"],
    ["9", "action", "missing"],
    ["10", "until", "unknown-field"],
  ]);
  expect(await see(good)).toMatchObject({ status: "accepted" });
});

it("shows of a household what the agency sees, numbers masked unless it holds it and says why, and no formula", async () => {
  const household = poorFamily({ address: "=HYPERLINK(1)" });
  const { body } = await api.as("tkpk").post("/v1/intakes", { channel: "field-officer", household });
  const [member] = body.household.members;
  const home = { householdId: body.household.id, personId: member.personId, areaCode: "15.71.08.1003.012" };
  const [referral] = await open(api, [openingFor(home, { program: "jambi-bugar", candidates: ["perkim"] })]);
  const find = (rows: Record<string, string>[]) => rows.find((row) => row.referral_id === referral!.id);
  const row = find(await workListOf("perkim", "?program=jambi-bugar"));
  expect(row).toMatchObject({ address: "'=HYPERLINK(1)", birth_date: member.birthDate });
  expect(row!.national_id).toMatch(/^\*{12}\d{4}$/);
  const perkim = api.as("agency", { agency: "perkim" });
  await perkim.post(path(referral!, "accept"));
  const shown = await perkim.get("/v1/referrals/work-list", { "x-purpose": "visit" });
  expect(find(parse(shown.body, { columns: true }))!.national_id).toBe(household.members[0]!.nationalId);
  expect(find(await workListOf("dinkes"))).toBeUndefined();
});

it("is for agencies nothing but that, and for nobody who works no referrals", async () => {
  const file = csv([{ referral_id: randomUUID(), action: "accept" }]);
  const agency = { by: "agency" as const, limits: { agency: "dinkes" } };
  expect((await sendFile(api, file, { kind: "households", ...agency })).status).toBe(403);
  expect((await sendFile(api, file, { kind, by: "importer" })).status).toBe(403);
  expect((await api.as("importer").get("/v1/referrals/work-list")).status).toBe(403);
});
