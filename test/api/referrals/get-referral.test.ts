// GET /v1/referrals/{id}, its notes, and the reasons for what is done with it.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Api, type Client, startApi } from "../../support/api.ts";
import { givenReferral, givenRt, open, openingFor, path } from "./given-referral.ts";

let api: Api;
let dinkes: Client;
let dinsos: Client;
let tkpk: Client;
beforeAll(async () => {
  api = await startApi();
  dinkes = api.as("agency", { agency: "dinkes" });
  dinsos = api.as("agency", { agency: "dinsos" });
  tkpk = api.as("tkpk");
});
afterAll(() => api.stop());

test("a referral is answered as the contract names it", async () => {
  const referral = await givenReferral(api, { priority: 0.5 });
  const { status, body, headers } = await dinkes.get(path(referral));
  expect(status).toBe(200);
  expect(headers.get("etag")).toBe('"1"');
  expect(body).toEqual({
    id: referral.id,
    program: "jambi-bugar",
    version: 1,
    basis: "request",
    subject: { type: "person", id: referral.personId, label: "Siti" },
    household: referral.householdId,
    status: "requested",
    candidates: ["dinkes", "dinsos"],
    holder: null,
    priority: 0.5,
    dueAt: "2026-07-08T16:59:59.999Z",
    overdue: false,
    eligibilityChanged: false,
    externalId: null,
    openedAt: "2026-07-01T03:00:00.000Z",
    updatedAt: "2026-07-01T03:00:00.000Z",
    waitlist: null,
    transitions: [
      {
        at: "2026-07-01T03:00:00.000Z",
        action: "request",
        from: null,
        to: "requested",
        agency: null,
        actor: "test",
        reason: null,
        note: null,
      },
    ],
    legalActions: ["accept", "decline"],
    snapshot: { household: { decile: 2 }, member: { age: 3, nutrition: "stunting" } },
    result: null,
    heldUntil: null,
    notes: [],
  });
});

test("a field officer of the area sees no health value; one of another area nothing", async () => {
  const referral = await givenReferral(api);
  const { body } = await api.as("field", { area: referral.areaCode }).get(path(referral));
  expect(body).toMatchObject({
    snapshot: { household: { decile: 2 }, member: { age: 3 } },
    legalActions: [],
  });
  expect(JSON.stringify(body)).not.toContain("stunting");
  expect((await api.as("field", { area: "15.71.01" }).get(path(referral))).status).toBe(404);
});

test("of an area program the supporting agency reads and notes, and moves nothing", async () => {
  const areaCode = await givenRt(api);
  const [referral] = await open(api, [
    {
      ...openingFor({ areaCode, householdId: "", personId: "" }),
      program: "kampung-bantar",
      subjectType: "area",
      subjectId: areaCode,
      subjectLabel: "RT",
      householdId: null,
      candidates: ["dpmppa"],
      snapshot: { area: { wasteManaged: false } },
    },
  ]);
  const dlh = api.as("agency", { agency: "dlh" });
  expect((await dlh.get(path(referral!))).body).toMatchObject({
    subject: { type: "area", id: areaCode },
    snapshot: { area: { wasteManaged: false } },
    legalActions: [],
  });
  expect((await dlh.post(path(referral!, "accept"))).status).toBe(403);
  const note = await dlh.post(path(referral!, "notes"), { text: "Truk sampah lewat tiap Senin" });
  expect(note.status).toBe(201);
  expect(note.headers.get("location")).toBe(path(referral!));
  const { body, headers } = await api.as("agency", { agency: "dpmppa" }).get(path(referral!));
  expect(body.notes).toMatchObject([{ agency: "dlh", text: "Truk sampah lewat tiap Senin" }]);
  expect(headers.get("etag")).toBe('"2"');
});

test("notes are for those who see the referral whole, and who may not know of it gets a 404", async () => {
  const referral = await givenReferral(api);
  await dinkes.post(path(referral, "accept"));
  const note = { text: "Sudah dikunjungi" };
  expect((await dinkes.post(path(referral, "notes"), note)).status).toBe(201);
  expect((await tkpk.post(path(referral, "notes"), note)).status).toBe(201);
  expect((await dinsos.post(path(referral, "notes"), note)).status).toBe(403);
  expect((await dinsos.get(path(referral))).body.notes).toEqual([]);
  expect((await api.as("agency", { agency: "disdik" }).post(path(referral, "notes"), note)).status).toBe(404);
});

test("an id that is no UUID is a bad request", async () => {
  expect((await tkpk.get("/v1/referrals/1")).status).toBe(400);
});

test("reasons say for which action they are, in both languages", async () => {
  const { status, body } = await dinkes.get("/v1/reasons?limit=200");
  expect(status).toBe(200);
  const refused = body.items.find(({ code }: { code: string }) => code === "client-refused");
  expect(refused).toMatchObject({
    label: { id: "Warga menolak", en: "The client refused" },
    consequence: { kind: "close", hold: { kind: "until-days", days: 60 } },
  });
  expect(refused.actions).toContain("decline");
  const page = await dinkes.get("/v1/reasons?limit=2");
  expect(page.body.items).toHaveLength(2);
  expect(page.body.nextCursor).not.toBeNull();
});
