// POST /v1/enrolments/{id}/suspend and resume: a pause, in which the subject still counts as a recipient.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Api, type Client, startApi } from "../../support/api.ts";
import { poorFamily } from "../intakes/sent-households.ts";
import { newProgram, newVersion } from "../programs/program-bodies.ts";

let api: Api;
let tkpk: Client;
let dinsos: Client;
beforeAll(async () => {
  api = await startApi();
  tkpk = api.as("tkpk");
  dinsos = api.as("agency", { agency: "dinsos" });
  await made("/v1/programs", newProgram("pkh-plus"));
  const criteria = [
    {
      code: "pkh",
      label: { id: "Penerima PKH", en: "Receives PKH" },
      expression: '"pkh" in household.receives',
    },
  ];
  await made("/v1/programs/pkh-plus/versions", newVersion({ effectiveFrom: "2026-07-01", criteria }));
  await made("/v1/programs/pkh-plus/versions/1/publish");
  await made("/v1/programs/pkh/recipients", { asOf: "2026-07-01" });
});
afterAll(() => api.stop());

async function made(path: string, body: object = {}): Promise<any> {
  const answer = await tkpk.post(path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
}

const at = (id: string, action: string) => `/v1/enrolments/${id}/${action}`;
const reason = { code: "documents-incomplete", text: "KK belum diperbarui" };

async function givenRecipient() {
  const { household } = await made("/v1/intakes", { channel: "puskesos", household: poorFamily() });
  const subject = { type: "household", id: household.id };
  const { body } = await dinsos.post("/v1/enrolments", { program: "pkh", subject });
  return { subject, id: body.id as string };
}

const matchOf = async (householdId: string, program: string) => {
  const { body } = await tkpk.get(`/v1/households/${householdId}/matches`);
  return body.items.find((one: any) => one.program === program && one.unit === "household");
};

test("a suspension says why and until when; the resumption takes it away", async () => {
  const { id } = await givenRecipient();
  const suspended = await dinsos.post(at(id, "suspend"), { reason, until: "2026-08-31" });
  expect(suspended.status, JSON.stringify(suspended.body)).toBe(200);
  expect(suspended.body).toMatchObject({
    ...{ status: "suspended", to: null, endReason: null, reasonText: reason.text },
    suspension: { reason: reason.code, until: "2026-08-31" },
  });
  const { body, headers } = await dinsos.post(at(id, "resume"));
  expect(body).toMatchObject({ status: "active", suspension: null, reasonText: null });
  expect(headers.get("etag")).toBe('"3"');
  const { rows } = await api.database.pool.query(
    `select array(select type from events where data->>'enrolmentId' = $1 order by time, id) as told,
       array(select action from audit_entries where entity_id = $1 order by at, id) as entries`,
    [id],
  );
  expect(rows[0]).toEqual({
    told: ["enrolment.started", "enrolment.suspended", "enrolment.resumed"],
    entries: ["enrolment.record", "enrolment.suspend", "enrolment.resume"],
  });
});

test("only what is active is suspended, only what is suspended is resumed, and a suspended one may end", async () => {
  const { id } = await givenRecipient();
  const early = await dinsos.post(at(id, "resume"));
  expect(early.body).toMatchObject({
    ...{ status: 409, code: "illegal-transition", enrolmentStatus: "active" },
    legalActions: ["end", "suspend"],
  });
  await dinsos.post(at(id, "suspend"), { reason });
  const twice = await dinsos.post(at(id, "suspend"), { reason });
  expect(twice.body).toMatchObject({ enrolmentStatus: "suspended", legalActions: ["end", "resume"] });
  const { body } = await dinsos.post(at(id, "end"), { reason: { code: "moved-away" } });
  expect(body).toMatchObject({
    status: "ended",
    endReason: "moved-away",
    suspension: null,
    reasonText: null,
  });
});

test("a date in the past and a reason of another action are refused together", async () => {
  const { id } = await givenRecipient();
  const { status, body } = await dinsos.post(at(id, "suspend"), {
    ...{ reason: { code: "benefit-completed" }, until: "2026-06-30" },
  });
  expect(status).toBe(422);
  expect(body.errors.map((one: any) => `${one.pointer} ${one.code}`)).toEqual([
    "/reason/code reason-of-other-action",
    "/until in-the-past",
  ]);
});

test("who may not end it may not suspend or resume it either", async () => {
  const { id } = await givenRecipient();
  const dinkes = api.as("agency", { agency: "dinkes" });
  expect((await dinkes.post(at(id, "suspend"), { reason })).status).toBe(404);
  expect((await api.as("field").post(at(id, "resume"))).status).toBe(403);
  expect((await tkpk.post(at(id, "suspend"), { reason })).status).toBe(200);
  expect((await dinkes.post(at(id, "resume"))).status).toBe(404);
});

test("it still counts as receipt: for criteria, in one match and in a run, and against a second one", async () => {
  const { id, subject } = await givenRecipient();
  await dinsos.post(at(id, "suspend"), { reason });
  expect(await matchOf(subject.id, "pkh-plus")).toMatchObject({ outcome: "eligible" });
  expect(await matchOf(subject.id, "pkh")).toMatchObject({ enrolled: true });
  expect((await dinsos.post("/v1/enrolments", { program: "pkh", subject })).body.code).toBe("already-exists");
  expect((await tkpk.post("/v1/referrals", { program: "pkh", subject })).body.code).toBe("conflict");

  const stored = async () => {
    const { rows } = await api.database.pool.query(
      "select outcome from matches where program = 'pkh-plus' and subject_id = $1",
      [subject.id],
    );
    return rows.map(({ outcome }) => outcome as string);
  };
  expect(await stored()).toEqual(["eligible"]);
  await made("/v1/matching-runs", {});
  await api.keepCurrent();
  expect(await stored()).toEqual(["eligible"]);

  await dinsos.post(at(id, "end"), { reason: { code: "moved-away" } });
  expect(await stored()).toEqual([]);
  expect(await matchOf(subject.id, "pkh-plus")).toMatchObject({ outcome: "ineligible" });
});
