// A list of a program's recipients: who is on it receives the program, and who is not registered is kept.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, startApi } from "../../support/api.ts";
import { familyCardNumber, nationalId, poorFamily } from "../intakes/sent-households.ts";
import { newProgram, newVersion } from "../programs/program-bodies.ts";
import { csv, errorsOf, imported, type Row, sendFile } from "./import-files.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const kind = "enrolments";

async function registered() {
  const household = poorFamily();
  const { body } = await api.as("tkpk").post("/v1/intakes", { channel: "field-officer", household });
  return { id: body.household.id as string, card: household.familyCardNumber, household, body };
}

type Registered = Awaited<ReturnType<typeof registered>>;

async function many(count: number): Promise<Registered[]> {
  const all: Registered[] = [];
  while (all.length < count) all.push(await registered());
  return all;
}

async function posted(path: string, sent: object) {
  const { status, body } = await api.as("tkpk").post(path, sent);
  if (status >= 300) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
}

async function program(unit: "household" | "person" = "household"): Promise<string> {
  const code = `p-${randomUUID().slice(0, 8)}`;
  await api.as("tkpk").post("/v1/programs", newProgram(code, { unit, referrals: "automatic" }));
  return code;
}

const enrolmentsOf = async (program: string) =>
  (await api.as("tkpk").get(`/v1/enrolments?program=${program}`)).body.items;
const send = (rows: readonly Row[], program: string, more: Record<string, unknown> = {}) =>
  imported(api, csv(rows), { kind, source: program, period: "2026-06", program, ...more });

it("enrols households by card or a member's number, keeps the unregistered, and declares the list loaded", async () => {
  const [code, one, other] = [await program(), await registered(), await registered()];
  const unknown = familyCardNumber();
  const rows = [
    { family_card_number: one.card, national_id: "", from: "01/02/2026", external_id: "A-1" },
    {
      family_card_number: "",
      national_id: other.household.members[1]!.nationalId!,
      from: "",
      external_id: "",
    },
    { family_card_number: unknown, national_id: "", from: "", external_id: "=A-3" },
  ];
  const record = await send(rows, code);
  expect(record).toMatchObject({
    status: "completed",
    program: code,
    rows: { total: 3, inserted: 2, unmatched: 1, rejected: 0 },
    recipientsAsOf: "2026-06-30",
  });
  const enrolments = await enrolmentsOf(code);
  expect(enrolments.map((e: any) => e.subject.id).sort()).toEqual([one.id, other.id].sort());
  expect(enrolments.find((e: any) => e.subject.id === one.id)).toMatchObject({
    ...{ from: "2026-02-01", to: null, status: "active", source: code, externalId: "A-1" },
  });
  expect((await api.as("tkpk").get(`/v1/programs/${code}`)).body.recipientsAsOf).toBe("2026-06-30");
  const { body } = await api.as("tkpk").get(`/v1/imports/${record.id}/unmatched`);
  expect(body.trimEnd().split("\r\n").slice(1)).toEqual([
    `4,${code},************${unknown.slice(-4)},,,,'=A-3`,
  ]);

  const again = await send(rows, code);
  expect(again.rows).toMatchObject({ inserted: 0, updated: 0, unchanged: 2, unmatched: 1 });
  expect(await enrolmentsOf(code)).toHaveLength(2);
});

it("matches who was unregistered once the household is there, and corrects its own receipts only", async () => {
  const code = await program();
  const household = poorFamily();
  const row = { family_card_number: household.familyCardNumber, to: "" };
  expect((await send([row], code)).rows).toMatchObject({ unmatched: 1 });
  await api.as("tkpk").post("/v1/intakes", { channel: "field-officer", household });
  const matched = await send([row], code);
  expect(matched.rows).toMatchObject({ inserted: 1, unmatched: 0 });
  const ending = await send([{ ...row, to: "2026-12-31" }], code);
  expect(ending.rows).toMatchObject({ updated: 1 });
  expect(await enrolmentsOf(code)).toMatchObject([{ to: "2026-12-31", status: "active" }]);
  const foreign = await send([{ ...row, to: "2027-12-31" }], code, { source: `${code}-2` });
  expect(foreign.rows).toMatchObject({ unchanged: 1 });
  expect(await enrolmentsOf(code)).toMatchObject([{ to: "2026-12-31" }]);
});

it("completes the open referral of a recipient", async () => {
  const code = await program();
  const { body: version } = await api.as("tkpk").post(`/v1/programs/${code}/versions`, newVersion());
  await api.as("tkpk").post(`/v1/programs/${code}/versions/${version.version}/publish`);
  const { id, card, body } = await registered();
  const open = body.referrals.find((referral: any) => referral.program === code);
  expect(open).toMatchObject({ status: "requested" });
  await send([{ family_card_number: card }], code);
  const { body: after } = await api.as("tkpk").get(`/v1/referrals/${open.id}`);
  expect(after).toMatchObject({ status: "completed", result: { code: "already-receiving" } });
  expect(id).toBe(after.household);
});

it("ends what a complete file lists no more, and nothing while a row was rejected", async () => {
  const code = await program("person");
  const [one, other] = [await registered(), await registered()];
  const idOf = (family: typeof one) => ({ national_id: family.household.members[0]!.nationalId! });
  await send([idOf(one), idOf(other)], code);
  const stranger = { program: code, subject: { type: "person", id: one.body.household.members[1].personId } };
  expect((await api.as("tkpk").post("/v1/enrolments", stranger)).status).toBe(201);

  const complete = { complete: true, force: true };
  const faulty = await send([idOf(one), { national_id: "12" }], code, complete);
  expect(faulty).toMatchObject({ status: "completed-with-rejections", ended: 0, recipientsAsOf: null });
  const tried = await send([idOf(one)], code, { ...complete, dryRun: true });
  expect(tried).toMatchObject({ ended: 1, recipientsAsOf: null });
  expect((await enrolmentsOf(code)).map((e: any) => e.status)).toEqual(["active", "active", "active"]);

  expect(await send([idOf(one)], code, complete)).toMatchObject({ status: "completed", ended: 1 });
  const ended = (await enrolmentsOf(code)).filter((e: any) => e.status === "ended" || e.endReason);
  expect(ended).toMatchObject([
    { subject: { id: other.body.household.members[0].personId }, endReason: "not-listed", to: "2026-07-01" },
  ]);
  const { body: events } = await api.as("tkpk").get("/v1/events?limit=200");
  expect(events.items.length).toBeGreaterThan(0);
});

it("ends nobody whom a complete file names by what they were known by when the list was drawn up", async () => {
  const tkpk = api.as("tkpk");
  const code = await program();
  const [renewed, orphaned, merged, into, gone, ...rest] = await many(8);
  const rowOf = ({ card }: Registered) => ({ family_card_number: card, national_id: "" });
  const byMember = { family_card_number: "", national_id: orphaned!.household.members[0]!.nationalId! };
  const all = [byMember, ...[renewed!, merged!, gone!, ...rest].map(rowOf)];
  await send(all, code);
  const renewal = { familyCardNumber: familyCardNumber(), reason: "lost" };
  await posted(`/v1/households/${renewed!.id}/family-card`, renewal);
  const { personId } = orphaned!.body.household.members[0];
  await posted(`/v1/households/${orphaned!.id}/members/${personId}/end`, { reason: "died" });
  await posted("/v1/households/merge", { from: merged!.id, into: into!.id, reason: "Tercatat dua kali" });

  const list = all.filter(({ family_card_number }) => family_card_number !== gone!.card);
  const record = await send(list, code, { complete: true });
  expect(record).toMatchObject({ ended: 1, rows: { unmatched: 3, unchanged: 3, rejected: 0 } });
  const { body } = await tkpk.get(`/v1/enrolments?program=${code}`);
  const ended = body.items.filter((one: any) => one.status === "ended" || one.endReason);
  expect(ended).toMatchObject([{ subject: { id: gone!.id }, endReason: "not-listed" }]);
});

it("does not end a person who is named by a national ID that was corrected since", async () => {
  const code = await program("person");
  const families = await many(5);
  const rows = families.map(({ household }) => ({ national_id: household.members[0]!.nationalId! }));
  await send(rows, code);
  const { personId } = families[0]!.body.household.members[0];
  await posted(`/v1/persons/${personId}/correct-number`, {
    nationalId: nationalId("1985-03-12", "male"),
    reason: "Salah ketik",
  });
  const record = await send(rows, code, { complete: true });
  expect(record).toMatchObject({ ended: 0, rows: { unmatched: 1, unchanged: 4 } });
});

it("is refused whole when more than a fifth of the recipients would end, unless it is forced", async () => {
  const code = await program();
  const rows = (await many(5)).map(({ card }) => ({ family_card_number: card }));
  await send(rows, code);
  const wrong = csv(Array.from({ length: 5 }, () => ({ family_card_number: familyCardNumber() })));
  const about = { kind, source: code, period: "2026-06", program: code, complete: true };
  const { status, body } = await sendFile(api, wrong, about);
  expect([status, body.code, body.errors[0].code]).toEqual([409, "conflict", "too-many-vanish"]);
  expect(body.errors[0].detail).toContain("5 recipients");
  expect((await sendFile(api, csv(rows.slice(2)), about)).status).toBe(409);
  expect((await enrolmentsOf(code)).map((one: any) => one.status)).toEqual(rows.map(() => "active"));
  expect(await send(rows.slice(1), code, { complete: true })).toMatchObject({ ended: 1 });
  expect(await imported(api, wrong, { ...about, force: true })).toMatchObject({ ended: 4 });
});

it("keeps nothing of a dry run", async () => {
  const [code, one] = [await program(), await registered()];
  const rows = [{ family_card_number: one.card }, { family_card_number: familyCardNumber() }];
  const record = await send(rows, code, { dryRun: true });
  expect(record).toMatchObject({ rows: { inserted: 1, unmatched: 1 }, recipientsAsOf: null });
  expect(await enrolmentsOf(code)).toEqual([]);
  const { body } = await api.as("tkpk").get(`/v1/imports/${record.id}/unmatched`);
  expect(body.trimEnd().split("\r\n")).toHaveLength(1);
});

it("tells by a dry run what the file would come to where it lists somebody twice", async () => {
  const [code, one] = [await program(), await registered()];
  const card = { family_card_number: one.card, national_id: "", external_id: "" };
  const member = { ...card, family_card_number: "", national_id: one.household.members[1]!.nationalId! };
  const rows = [card, member, { ...member, external_id: "A-2" }];
  const outcomes = async (more: object) => (await send(rows, code, { ...more })).rows;
  const tried = await outcomes({ dryRun: true });
  expect(await enrolmentsOf(code)).toEqual([]);
  expect(tried).toMatchObject({ inserted: 1, total: 3 });
  expect(await outcomes({})).toEqual(tried);
});

describe("somebody who is listed for two times of receipt", () => {
  const before = { from: "2026-01-01", to: "2026-03-31" };
  const now = { from: "2026-04-01", to: "" };

  it.each([
    ["the earlier one first", [before, now]],
    ["the later one first", [now, before]],
  ])("receives it now and has before, however often the list is sent: %s", async (_order, times) => {
    const [code, one] = [await program(), await registered()];
    const rows = times.map((time) => ({ family_card_number: one.card, ...time }));
    expect((await send(rows, code)).rows).toMatchObject({ inserted: 2 });
    const found = async () => {
      const { rows: all } = await api.database.pool.query(
        "select starts_on, ends_on, status from enrolments where program = $1 order by 1",
        [code],
      );
      return all;
    };
    const expected = [
      { starts_on: "2026-01-01", ends_on: "2026-03-31", status: "ended" },
      { starts_on: "2026-04-01", ends_on: null, status: "active" },
    ];
    expect(await found()).toEqual(expected);
    expect((await send(rows, code)).rows).toMatchObject({ inserted: 0, updated: 0, unchanged: 2 });
    expect(await found()).toEqual(expected);
  });

  it("has no end any more that lies before the beginning that a later list gives", async () => {
    const [code, one] = [await program(), await registered()];
    const listed = (time: object) => send([{ family_card_number: one.card, ...time }], code);
    await listed({ from: "2026-06-01", to: "2026-07-31" });
    await listed({ from: "2026-08-01", to: "" });
    const sql = "select starts_on, ends_on from enrolments where program = $1";
    const { rows } = await api.database.pool.query(sql, [code]);
    expect(rows).toEqual([{ starts_on: "2026-08-01", ends_on: null }]);
  });
});

it("tells each row's faults, by line and column", async () => {
  const [people, one, other] = [await program("person"), await registered(), await registered()];
  const both = { family_card_number: one.card, national_id: other.household.members[0]!.nationalId! };
  const houses = await program();
  const rows = [
    { program: people, family_card_number: one.card, national_id: "", from: "", to: "" },
    { program: "nowhere", family_card_number: "", national_id: "", from: "", to: "" },
    { program: houses, ...both, from: "", to: "" },
    { program: houses, family_card_number: one.card, national_id: "", from: "2026-05-01", to: "2026-04-01" },
  ];
  const record = await imported(api, csv(rows), { kind, source: "faults" });
  expect(record).toMatchObject({ status: "failed", rows: { rejected: 4 } });
  expect((await errorsOf(api, record.id)).map((cells) => cells.slice(0, 3))).toEqual([
    ["2", "national_id", "missing"],
    ["3", "program", "unknown-code"],
    ["3", "family_card_number", "missing"],
    ["4", "national_id", "numbers-disagree"],
    ["5", "to", "before-start"],
  ]);
});

it("refuses what is said beside the file and does not fit it", async () => {
  const file = csv([{ family_card_number: familyCardNumber() }]);
  const refusals = [
    [{ kind, complete: true }, "/query/program"],
    [{ kind, program: "nowhere" }, "/query/program"],
    [{ kind: "deciles", complete: true }, "/query/complete"],
    [{ kind: "households", program: "pkh" }, "/query/program"],
  ] as const;
  for (const [sending, pointer] of refusals) {
    const { status, body } = await sendFile(api, file, sending);
    expect([status, body.errors.map((error: any) => error.pointer)]).toEqual([400, [pointer]]);
  }
});
