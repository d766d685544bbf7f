// Due times over real HTTP: reminded, overdue, taken back or escalated; stopped by a wait; listed.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { NewReferral, Referral } from "../../../src/referrals/referral.ts";
import { type Api, type Client, startApi } from "../../support/api.ts";
import { whileRefused } from "../../support/while-refused.ts";
import { eventsOf, givenReferral, type Home, path } from "./given-referral.ts";

let api: Api;
let tkpk: Client;
let dinkes: Client;
let dinsos: Client;
beforeAll(async () => {
  api = await startApi();
  tkpk = api.as("tkpk");
  dinkes = api.as("agency", { agency: "dinkes" });
  dinsos = api.as("agency", { agency: "dinsos" });
});
afterAll(() => api.stop());

/** A Wednesday; the program gives five working days to accept, and fourteen to complete. */
beforeEach(() => api.clock.set("2026-07-01T03:00:00.000Z"));

const given = (part: Partial<NewReferral> = {}): Promise<Referral & Home> => givenReferral(api, part);
const seen = async (referral: { id: string }) => (await tkpk.get(path(referral))).body;
const dueAt = async (referral: { id: string }) => (await seen(referral)).dueAt;
const typesOf = async (referral: { id: string }) => (await eventsOf(api, referral)).map(({ type }) => type);

/** What the job does in the morning of a day. */
async function on(date: string): Promise<void> {
  api.clock.set(`${date}T03:00:00.000Z`);
  await api.keepDueTimes();
}

describe("a due time", () => {
  test("is the end of a working day in Jakarta, without weekends and holidays", async () => {
    const plain = await given();
    expect(await dueAt(plain)).toBe("2026-07-08T16:59:59.999Z");
    await tkpk.put("/v1/holidays/2026-07-07", { name: "Libur", source: "Decree" });
    const later = await given();
    expect(await dueAt(later)).toBe("2026-07-09T16:59:59.999Z");
    expect(await dueAt(plain)).toBe("2026-07-08T16:59:59.999Z");
    await tkpk.delete("/v1/holidays/2026-07-07");
  });

  test("to complete is set by accept and by claim alike", async () => {
    const [one, other] = [await given(), await given()];
    await dinkes.post(path(one, "accept"));
    api.clock.set("2026-07-01T17:30:00.000Z");
    const claimed = await dinkes.post("/v1/referrals/claim", { program: "jambi-bugar", limit: 100 });
    expect(await dueAt(one)).toBe("2026-07-21T16:59:59.999Z");
    const { dueAt: ofClaimed } = claimed.body.items.find(({ id }: { id: string }) => id === other.id);
    // Half past midnight in Jakarta: one day later.
    expect(ofClaimed).toBe("2026-07-22T16:59:59.999Z");
  });

  test("that runs keeps the working days that its program gave", async () => {
    const referral = await given();
    const { body, headers } = await tkpk.get("/v1/programs/jambi-bugar");
    const { updatedAt: _, recipientsAsOf: __, ...program } = body;
    const changed = { ...program, dueDays: { accept: 1, complete: 14 } };
    const answer = await tkpk.put("/v1/programs/jambi-bugar", changed, { "if-match": headers.get("etag")! });
    expect(answer.status).toBe(200);
    expect(await dueAt(referral)).toBe("2026-07-08T16:59:59.999Z");
    expect(await dueAt(await given())).toBe("2026-07-02T16:59:59.999Z");
    await tkpk.put("/v1/programs/jambi-bugar", program, { "if-match": "*" });
  });

  test("is nobody's where nobody is asked", async () => {
    const referral = await given({ candidates: [] });
    expect(await seen(referral)).toMatchObject({ status: "returned", dueAt: null, overdue: false });
  });
});

/** While this one row cannot be written. */
const withFaulty = (id: string, work: () => Promise<void>) =>
  whileRefused(api.database.pool, "update on referrals", `new.id = '${id}'`, work);

describe("the job", () => {
  test("passes over a referral whose alarm cannot go off, and does all others", async () => {
    const expiring = await given();
    await dinkes.post(path(expiring, "accept"));
    await on("2026-07-22");
    api.clock.set("2026-08-06T03:00:00.000Z");
    const [faulty, ringing] = [await given(), await given()];
    await withFaulty(faulty.id, async () => {
      await expect(on("2026-08-14")).rejects.toThrow(AggregateError);
    });
    expect([(await seen(faulty)).overdue, (await seen(ringing)).overdue]).toEqual([false, true]);
    expect((await seen(expiring)).status).toBe("returned");
    await on("2026-08-14");
    expect((await seen(faulty)).overdue).toBe(true);
  });

  test("reminds, then flags, and tells each once however often it comes by", async () => {
    const referral = await given();
    await on("2026-07-07");
    expect(await typesOf(referral)).toEqual(["referral.requested"]);
    await on("2026-07-08");
    await on("2026-07-08");
    expect(await typesOf(referral)).toEqual(["referral.requested", "referral.due-soon"]);
    const reminded = await seen(referral);
    expect(reminded.overdue).toBe(false);

    // A minute before midnight in Jakarta, and a minute after.
    api.clock.set("2026-07-08T16:59:00.000Z");
    await api.keepDueTimes();
    expect((await seen(referral)).overdue).toBe(false);
    api.clock.set("2026-07-08T17:01:00.000Z");
    await Promise.all([api.keepDueTimes(), api.keepDueTimes()]);
    await api.keepDueTimes();
    expect(await typesOf(referral)).toEqual(["referral.requested", "referral.due-soon", "referral.overdue"]);
    const flagged = await seen(referral);
    expect(flagged).toMatchObject({ status: "requested", overdue: true, dueAt: reminded.dueAt });
    expect(flagged.transitions.at(-1)).toMatchObject({ action: "overdue", from: "requested", actor: "door" });
    expect(flagged.updatedAt).toBe("2026-07-08T17:01:00.000Z");
  });

  test("tells whose turn it was, and those agencies may see it", async () => {
    const referral = await given();
    await dinkes.post(path(referral, "accept"));
    await on("2026-07-22");
    await api.catchUp();
    const { body } = await dinkes.get("/v1/events?type=referral.overdue&limit=200");
    const event = body.items.find(
      ({ subject }: { subject: string }) => subject === `referral/${referral.id}`,
    );
    expect(event.data).toMatchObject({
      status: "accepted",
      responsible: ["dinkes"],
      missed: 1,
      dueAt: "2026-07-21T16:59:59.999Z",
    });
  });

  test("takes back what its holder misses twice, for the coordination team to ask somebody else", async () => {
    const referral = await given();
    await dinkes.post(path(referral, "accept"));
    await on("2026-07-22");
    expect(await seen(referral)).toMatchObject({ status: "accepted", holder: "dinkes", overdue: true });
    await on("2026-08-10");
    expect((await seen(referral)).status).toBe("accepted");
    await on("2026-08-11");
    await on("2026-08-11");
    const expired = await seen(referral);
    expect(expired).toMatchObject({ status: "returned", holder: null, dueAt: null, overdue: false });
    expect(expired.transitions.at(-1)).toMatchObject({ action: "expire", reason: { code: "overdue" } });
    expect((await typesOf(referral)).filter((type) => type === "referral.returned")).toHaveLength(1);
    expect((await dinsos.post(path(referral, "accept"))).status).toBe(403);
    await tkpk.post(path(referral, "reassign"), { agency: "dinsos" });
    expect(await dueAt(referral)).toBe("2026-08-18T16:59:59.999Z");
  });

  test("leaves with its agency what nobody else can be asked for, and tells of it once more", async () => {
    const referral = await given();
    await on("2026-07-09");
    await on("2026-07-15");
    expect((await typesOf(referral)).filter((type) => type === "referral.overdue")).toHaveLength(1);
    await on("2026-07-16");
    await on("2026-09-01");
    expect(await seen(referral)).toMatchObject({ status: "requested", overdue: true });
    expect((await typesOf(referral)).filter((type) => type === "referral.overdue")).toHaveLength(2);
    expect((await dinkes.post(path(referral, "accept"))).body).toMatchObject({ overdue: false });
  });

  test("gives after a downtime the second period before it takes anything back", async () => {
    const referral = await given();
    await dinkes.post(path(referral, "accept"));
    await on("2026-12-01");
    expect(await seen(referral)).toMatchObject({ status: "accepted", overdue: true });
    expect((await typesOf(referral)).slice(-1)).toEqual(["referral.overdue"]);
  });
});

describe("a wait", () => {
  test("stops the clock until its date, which is told, and then goes on by itself", async () => {
    const referral = await given();
    await dinkes.post(path(referral, "accept"));
    api.clock.set("2026-07-17T03:00:00.000Z");
    const reason = { code: "waiting-ministry" };
    await dinkes.post(path(referral, "hold"), { reason, until: "2026-09-01" });
    expect(await dueAt(referral)).toBe("2026-09-03T16:59:59.999Z");
    await on("2026-08-31");
    expect((await typesOf(referral)).at(-1)).toBe("referral.on-hold");
    await on("2026-09-01");
    expect((await typesOf(referral)).at(-1)).toBe("referral.hold-ended");
    expect((await seen(referral)).status).toBe("on-hold");
    await on("2026-09-04");
    expect(await seen(referral)).toMatchObject({ status: "on-hold", overdue: true });
  });

  test("without a date stops it until the holder resumes", async () => {
    const referral = await given();
    await dinkes.post(path(referral, "accept"));
    api.clock.set("2026-07-17T03:00:00.000Z");
    await dinkes.post(path(referral, "hold"), { reason: { code: "waiting-applicant" } });
    expect(await dueAt(referral)).toBeNull();
    await on("2026-09-01");
    expect((await seen(referral)).overdue).toBe(false);
    await dinkes.post(path(referral, "resume"));
    expect(await dueAt(referral)).toBe("2026-09-03T16:59:59.999Z");
  });
});
