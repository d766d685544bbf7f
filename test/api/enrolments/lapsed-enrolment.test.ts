// Enrolments whose last day has passed: they have ended, and stand in the way of nothing.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Api, type Client, startApi } from "../../support/api.ts";
import { givenHome, givenReferral, path } from "../referrals/given-referral.ts";

let api: Api;
let dinsos: Client;
beforeAll(async () => {
  api = await startApi();
  dinsos = api.as("agency", { agency: "dinsos" });
});
afterAll(() => api.stop());

test("the day after, it is read as ended, and the next one ends it on record", async () => {
  const subject = { type: "household", id: (await givenHome(api)).householdId };
  const record = (part = {}) => dinsos.post("/v1/enrolments", { program: "pkh", subject, ...part });
  const first = (await record({ from: "2026-01-01", to: "2026-07-01" })).body;
  expect((await record()).body.code).toBe("already-exists");

  api.clock.advance(86_400_000);
  expect((await dinsos.get(`/v1/enrolments/${first.id}`)).body).toMatchObject({ status: "ended" });
  const listed = async (status: string) => {
    const { body } = await dinsos.get(`/v1/enrolments?subjectId=${subject.id}&status=${status}`);
    return body.items.map(({ id }: { id: string }) => id);
  };
  expect([await listed("active"), await listed("ended")]).toEqual([[], [first.id]]);

  const next = await record();
  expect(next.body).toMatchObject({ status: "active", from: "2026-07-02" });
  const { rows } = await api.database.pool.query(
    `select e.id, e.status, array(select v.type from events v where v.data->>'enrolmentId' = e.id::text
       order by v.time, v.id) as told
     from enrolments e where e.subject_id = $1 order by e.created_at`,
    [subject.id],
  );
  expect(rows).toEqual([
    { id: first.id, status: "ended", told: ["enrolment.started", "enrolment.ended"] },
    { id: next.body.id, status: "active", told: ["enrolment.started"] },
  ]);
});

test("two at once after it leave one", async () => {
  const subject = { type: "household", id: (await givenHome(api)).householdId };
  const today = api.clock.now().toISOString().slice(0, 10);
  await dinsos.post("/v1/enrolments", { program: "pkh", subject, to: today });
  api.clock.advance(86_400_000);
  const record = () => dinsos.post("/v1/enrolments", { program: "pkh", subject });
  const answers = await Promise.all([record(), record(), record()]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
});

test("a completion with a new receipt is recorded after it", async () => {
  const referral = await givenReferral(api);
  const day = (days: number) =>
    new Date(api.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
  await api.database.pool.query(
    `insert into enrolments (id, program, subject_type, subject_id, status, starts_on, ends_on, source, created_at,
       updated_at)
     values (gen_random_uuid(), $1, 'person', $2, 'active', $3, $4, 'SK 12', now(), now())`,
    [referral.program, referral.personId, day(-90), day(-1)],
  );
  await dinsos.post(path(referral, "accept"));
  await dinsos.post(path(referral, "complete"), { result: { code: "enrolled" } });
  const { body } = await dinsos.get(`/v1/enrolments?subjectId=${referral.personId}&status=active`);
  expect(body.items).toMatchObject([{ referralId: referral.id, from: day(0) }]);
});
