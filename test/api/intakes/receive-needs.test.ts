// Needs that come in through the door: with a household, with an RT, or alone; kept sealed, told in events by codes.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, type Client, startApi } from "../../support/api.ts";
import { poorFamily } from "./sent-households.ts";

let api: Api;
let tkpk: Client;
beforeAll(async () => {
  api = await startApi();
  tkpk = api.as("tkpk");
});
afterAll(() => api.stop());

const village = "15.71.08.1003";
const complaint = { kind: "complaint", sector: "health", text: "Kartu BPJS Bu Rahasia ditolak" };

async function send(body: object, by: Client = tkpk) {
  const answer = await by.post("/v1/intakes", { channel: "rt", ...body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}

async function eventsOf(id: string): Promise<any[]> {
  const { rows } = await api.database.pool.query(
    "select type, agencies, data from events where subject_id = $1 order by time, id",
    [id],
  );
  return rows;
}

describe("needs", () => {
  it("with a household start with its village, due in three working days", async () => {
    const applicant = { name: "Bu Rahasia", phone: "0812-0000-0000" };
    const body = await send({
      household: poorFamily(),
      needs: [complaint],
      applicant,
      reportedBy: "Pak Rahasia",
    });
    expect(body.household.members).toHaveLength(3);
    expect(body.matches.length).toBeGreaterThan(0);
    expect(body.intake).toMatchObject({
      needs: [complaint],
      applicant,
      reportedBy: "Pak Rahasia",
      status: "open",
      forwardedTo: null,
      dueAt: "2026-07-06T16:59:59.999Z",
      overdue: false,
    });
    const { body: seen, headers } = await tkpk.get(`/v1/intakes/${body.intake.id}`);
    const { trackingCode: _, ...intake } = body.intake;
    expect(seen).toMatchObject({ ...intake, steps: [], legalActions: ["handle", "forward", "close"] });
    expect(headers.get("etag")).toBe('"1"');
  });

  it("alone go to the coordination team, and register nobody", async () => {
    const body = await send({ needs: [{ kind: "question", text: "Kapan pendaftaran PIP?" }] });
    expect(body).toMatchObject({ household: null, matches: [], referrals: [] });
    expect(body.intake).toMatchObject({
      ...{ householdId: null, areaCode: null, status: "forwarded", forwardedTo: null },
      dueAt: "2026-07-08T16:59:59.999Z",
    });
  });

  it("of an RT set its facts as its own call does, and match it again", async () => {
    const area = { areaCode: village, rt: "031", indicators: { wasteManaged: false } };
    const needs = [{ kind: "suggestion", text: "Drainase RT 031" }];
    const field = api.as("field", { area: village });
    const body = await send({ area, needs }, field);
    expect(body.intake).toMatchObject({ areaCode: `${village}.031`, status: "open" });
    expect(body.matches.map(({ unit }: any) => unit)).toContain("area");
    const { body: seen } = await tkpk.get(`/v1/areas/${village}.031`);
    expect(seen.indicators).toEqual({ wasteManaged: false });
    const missing = (matches: any[]) =>
      JSON.stringify(
        matches.filter(({ program }) => program === "kampung-bantar").map(({ criteria }) => criteria),
      );
    expect(missing(body.matches)).not.toContain("area.wasteManaged");
  });

  it("are told as events by their codes alone, and stand sealed in the database", async () => {
    const { intake } = await send({
      household: poorFamily(),
      needs: [complaint, { kind: "application", program: "pkh", text: "Rahasia" }],
      applicant: { name: "Bu Rahasia" },
    });
    expect(await eventsOf(intake.id)).toMatchObject([
      {
        type: "intake.received",
        agencies: [],
        data: { status: "open", kinds: ["application", "complaint"] },
      },
    ]);
    for (const table of ["intakes", "events", "audit_entries"]) {
      const { rows } = await api.database.pool.query(`select t::text as row from ${table} t`);
      expect(JSON.stringify(rows)).not.toContain("Rahasia");
    }
  });

  it("that wait for a decision about the household are followed meanwhile, and keep where they stand", async () => {
    const family = poorFamily();
    await send({ household: family });
    const dinsos = api.as("agency", { agency: "dinsos" });
    const other = { ...family, familyCardNumber: "1571080101269876" };
    const stored = await dinsos.post("/v1/intakes", {
      channel: "agency",
      household: other,
      needs: [complaint],
    });
    expect(stored.status).toBe(202);
    const { intake, task } = stored.body;
    expect(intake).toMatchObject({ status: "open", householdId: null });
    const path = `/v1/intakes/${intake.id}`;
    const handled = await api.as("field", { area: village }).post(`${path}/handle`, { text: "Sudah diurus" });
    expect(handled.status, JSON.stringify(handled.body)).toBe(200);
    const done = await tkpk.post(`/v1/tasks/${task.id}/decide`, { decision: "transfer" });
    expect(done.status, JSON.stringify(done.body)).toBe(200);
    const { body: seen } = await tkpk.get(path);
    expect(seen).toMatchObject({ status: "handled-at-village", needs: [complaint] });
    expect(seen.householdId).toBe(done.body.intake.householdId);
  });
});

describe("an intake without needs", () => {
  it("has no state, and there is nothing to be done about it", async () => {
    const { intake } = await send({ household: poorFamily() });
    expect(intake).toMatchObject({ needs: [], status: null, dueAt: null });
    expect(await eventsOf(intake.id)).toEqual([]);
    const refused = await tkpk.post(`/v1/intakes/${intake.id}/handle`, { text: "Selesai" });
    expect([refused.status, refused.body.legalActions]).toEqual([409, []]);
    expect((await api.as("field", { area: village }).get(`/v1/intakes/${intake.id}`)).status).toBe(404);
  });

  it("has to be about a household or an RT, and about one of them", async () => {
    for (const body of [{}, { needs: [] }]) {
      const refused = await tkpk.post("/v1/intakes", { channel: "rt", ...body });
      expect([refused.status, refused.body.errors[0].code]).toEqual([400, "household-or-area"]);
    }
    const area = { areaCode: village, rt: "031", indicators: {} };
    const both = await tkpk.post("/v1/intakes", {
      channel: "rt",
      needs: [complaint],
      area,
      household: poorFamily(),
    });
    expect([both.status, both.body.errors[0].code]).toEqual([400, "household-or-area"]);
  });

  it("whose needs name an unknown program is told the nearest, also where they stand alone", async () => {
    const needs = [{ kind: "application", program: "jambi-cerdass", text: "Kartu" }];
    const refused = await tkpk.post("/v1/intakes", { channel: "person", needs });
    expect([refused.status, refused.body.errors[0].pointer]).toEqual([422, "/needs/0/program"]);
    expect(refused.body.errors[0].detail).toContain("jambi-cerdas");
  });
});

it("what came before words were sealed is shown as it came", async () => {
  const id = "0198c0de-7a00-7000-8000-0000000000aa";
  await api.database.pool.query(
    `insert into intakes (id, channel, reported_by, applicant, needs, client_id, received_at)
     values ($1, 'rt', 'Pak RT', '{"name": "Siti"}', '[{"kind": "question", "text": "Kapan?"}]', 'x', now())`,
    [id],
  );
  const { body } = await tkpk.get(`/v1/intakes/${id}`);
  expect(body).toMatchObject({ reportedBy: "Pak RT", applicant: { name: "Siti" }, status: null });
  expect(body.needs).toEqual([{ kind: "question", text: "Kapan?" }]);
});
