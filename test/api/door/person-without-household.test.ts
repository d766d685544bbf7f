import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inTransaction } from "../../../src/context.ts";
import { lockSubject } from "../../../src/enrolments/lock-subject.ts";
import { startEnrolment } from "../../../src/enrolments/start-enrolment.ts";
import { type Api, startApi } from "../../support/api.ts";
import { poorFamily } from "../intakes/sent-households.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const send = async (household: unknown) => {
  const answer = await api.as("tkpk").post("/v1/intakes", { channel: "puskesos", household });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
};
const referralOf = async (id: string) => (await api.as("tkpk").get(`/v1/referrals/${id}`)).body;

/** The child of a family has left it, while an agency held its referral. */
async function childWhoLeft() {
  const family = poorFamily();
  const [father, mother, child] = family.members;
  const { referrals } = await send(family);
  const referral = referrals.find((one: any) => one.program === "jambi-cerdas");
  await api.as("agency", { agency: "disdik" }).post(`/v1/referrals/${referral.id}/accept`);
  await send({ ...family, members: [father, mother] });
  return { child: child!, family, referral };
}

describe("a person who lives in no household", () => {
  it("keeps the referral that an agency holds, flagged, until it is told that they died", async () => {
    const { child, family, referral } = await childWhoLeft();
    expect(await referralOf(referral.id)).toMatchObject({ status: "accepted", eligibilityChanged: true });
    await send({ ...family, membersComplete: false, members: [{ ...child, status: "deceased" }] });
    expect(await referralOf(referral.id)).toMatchObject({ status: "cancelled" });
  });

  it("is not taken in by a household while an enrolment of theirs is written, which then counts", async () => {
    const { child, family, referral } = await childWhoLeft();
    const subject = { type: "person", id: referral.subject.id } as const;
    let takenIn: Promise<any> | undefined;
    await inTransaction(api.ctx(), async (tx) => {
      const place = (await lockSubject(tx, subject))!;
      takenIn = send({ ...family, membersComplete: false, members: [child] });
      await new Promise((resolve) => setTimeout(resolve, 300));
      const enrolment = { program: "jambi-cerdas", subject, agency: "disdik", source: "test" };
      await startEnrolment(tx, enrolment, place);
    });
    const { matches } = await takenIn;
    expect(matches).toContainEqual(
      expect.objectContaining({ program: "jambi-cerdas", enrolled: true, outcome: "eligible" }),
    );
    expect(await referralOf(referral.id)).toMatchObject({ status: "completed" });
    const { rows } = await api.database.pool.query(
      "select count(*)::int as unfinished from referrals where subject_id = $1 and status = 'requested'",
      [subject.id],
    );
    expect(rows).toEqual([{ unfinished: 0 }]);
  });
});
