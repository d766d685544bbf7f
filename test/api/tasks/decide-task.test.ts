import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, startApi } from "../../support/api.ts";
import { familyCardNumber, poorFamily } from "../intakes/sent-households.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

/** A family that an agency sends again under another card: it may not know where it lives. */
async function waiting() {
  const family = poorFamily();
  const first = await api.as("tkpk").post("/v1/intakes", { channel: "puskesos", household: family });
  expect(first.status).toBe(201);
  const again = { ...family, familyCardNumber: familyCardNumber() };
  const answer = await api
    .as("agency", { agency: "dinsos" })
    .post("/v1/intakes", { channel: "agency", reportedBy: "Loket", household: again });
  expect(answer.status, JSON.stringify(answer.body)).toBe(202);
  return { ...answer.body, family, again, household: first.body.household };
}

describe("a task", () => {
  it("is told to the coordination team with numbers masked, and kept sealed", async () => {
    const { task, again, household, intake } = await waiting();
    const { body } = await api.as("tkpk").get(`/v1/tasks/${task.id}`);
    expect(body).toMatchObject({
      status: "open",
      intake: { id: intake.id, reportedBy: "Loket", householdId: null },
      sent: { familyCardNumberMasked: `************${again.familyCardNumber.slice(-4)}`, rt: "012" },
    });
    expect(body.members.map((one: any) => one.householdId)).toEqual(Array(3).fill(household.id));
    const [row] = (await api.database.pool.query("select * from tasks where id = $1", [task.id])).rows;
    const stored = JSON.stringify({ ...row, ciphertext: row.ciphertext.toString("latin1") });
    expect(stored).not.toContain(again.familyCardNumber);
    expect(stored).not.toContain(again.members[0]!.nationalId);
  });

  it("is told to its sender without the other household, and to nobody else", async () => {
    const { task, household } = await waiting();
    const own = await api.as("agency", { agency: "dinsos" }).get(`/v1/tasks/${task.id}`);
    expect(own.status).toBe(200);
    expect(JSON.stringify(own.body)).not.toContain(household.id);
    expect(own.body.sent).toBeUndefined();
    expect((await api.as("field").get(`/v1/tasks/${task.id}`)).status).toBe(404);
    expect((await api.as("agency", { agency: "dinsos" }).get("/v1/tasks")).status).toBe(403);
  });

  it("decided as a renewal gives the household its new card, links the intake, and is decided once", async () => {
    const { task, household, intake } = await waiting();
    const tkpk = api.as("tkpk");
    const decide = (decision: string) => tkpk.post(`/v1/tasks/${task.id}/decide`, { decision });
    const answers = await Promise.all([decide("renewal"), decide("renewal")]);
    expect(answers.map((answer) => answer.status).sort(), JSON.stringify(answers[0].body)).toEqual([
      200, 409,
    ]);
    const done = answers.find((answer) => answer.status === 200)!;
    expect(done.body).toMatchObject({
      task: { status: "done" },
      intake: { id: intake.id, householdId: household.id },
    });
    const sender = await api.as("agency", { agency: "dinsos" }).get(`/v1/intakes/${intake.id}`);
    expect(sender.body.householdId).toBe(household.id);
    expect((await decide("reject")).status).toBe(409);
  });

  it("decided as a transfer moves the members; what an agency told stays unverified", async () => {
    const { task, household } = await waiting();
    const done = await api.as("tkpk").post(`/v1/tasks/${task.id}/decide`, { decision: "transfer" });
    expect(done.status, JSON.stringify(done.body)).toBe(200);
    const { body } = await api.as("tkpk").get(`/v1/households/${done.body.intake.householdId}`);
    expect(body.id).not.toBe(household.id);
    expect(body.members).toHaveLength(3);
    expect(body.observation).toMatchObject({ source: "agency", verified: false });
  });

  it("turned away takes nothing in", async () => {
    const { task, household } = await waiting();
    const done = await api
      .as("tkpk")
      .post(`/v1/tasks/${task.id}/decide`, { decision: "reject", reason: "Salah orang" });
    expect(done.body).toMatchObject({ task: { status: "rejected" }, intake: { householdId: null } });
    expect((await api.as("tkpk").get(`/v1/households/${household.id}`)).body.members).toHaveLength(3);
  });

  it("that cannot be decided so stays open", async () => {
    const [first, second] = [await waiting(), await waiting()];
    const mixed = poorFamily();
    mixed.members = [first.family.members[0]!, second.family.members[1]!];
    const sent = await api
      .as("agency", { agency: "dinsos" })
      .post("/v1/intakes", { channel: "agency", household: mixed });
    const { task } = sent.body;
    const path = `/v1/tasks/${task.id}/decide`;
    const refused = await api.as("tkpk").post(path, { decision: "renewal" });
    expect([refused.status, refused.body.resolutions]).toEqual([409, ["transfer"]]);
    expect((await api.as("tkpk").get(`/v1/tasks/${task.id}`)).body.status).toBe("open");
    const open = await api.as("tkpk").get("/v1/tasks?status=open&limit=200");
    expect(open.body.items.map((one: any) => one.id)).toContain(task.id);
  });
});
