// ETag and If-Match: every single resource says which record it shows, and nobody's change is overwritten unseen.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, type Client, startApi } from "../../support/api.ts";
import { poorFamily } from "../intakes/sent-households.ts";
import { newProgram, newVersion } from "../programs/program-bodies.ts";
import { givenReferral, path as referralPath } from "../referrals/given-referral.ts";

let api: Api;
let tkpk: Client;
let dinkes: Client;
/** A path of each single resource. */
let resources: Record<string, string>;
beforeAll(async () => {
  api = await startApi();
  tkpk = api.as("tkpk");
  dinkes = api.as("agency", { agency: "dinkes" });
  const { body } = await tkpk.post("/v1/intakes", { channel: "puskesos", household: poorFamily() });
  const subject = { type: "household", id: body.household.id };
  const enrolment = await tkpk.post("/v1/enrolments", { program: "pkh", subject });
  resources = {
    "/v1/intakes/{id}": `/v1/intakes/${body.intake.id}`,
    "/v1/households/{id}": `/v1/households/${body.household.id}`,
    "/v1/referrals/{id}": referralPath(await givenReferral(api)),
    "/v1/enrolments/{id}": `/v1/enrolments/${enrolment.body.id}`,
    "/v1/areas/{code}": "/v1/areas/15.71.08.1003",
    "/v1/agencies/{code}": "/v1/agencies/dinsos",
    "/v1/programs/{code}": "/v1/programs/pkh",
    "/v1/programs/{code}/versions/{version}": "/v1/programs/pkh/versions/1",
  };
});
afterAll(() => api.stop());

const tag = /^"\d+"$/;

describe("an ETag", () => {
  it.each([
    "/v1/intakes/{id}",
    "/v1/households/{id}",
    "/v1/referrals/{id}",
    "/v1/enrolments/{id}",
    "/v1/areas/{code}",
    "/v1/agencies/{code}",
    "/v1/programs/{code}",
    "/v1/programs/{code}/versions/{version}",
  ])("comes with GET %s", async (template) => {
    const { status, headers } = await tkpk.get(resources[template]!);
    expect(status).toBe(200);
    expect(headers.get("etag")).toMatch(tag);
  });

  it("of what was made is the one that its Location answers with", async () => {
    const version = "/v1/programs/tagged/versions";
    const referral = referralPath(await givenReferral(api));
    for (const [path, body] of [
      ["/v1/intakes", { channel: "puskesos", household: poorFamily() }],
      ["/v1/agencies", { code: "tagged", name: { id: "Uji", en: "Test" } }],
      ["/v1/areas", { villageCode: "15.71.08.1003", rt: "321" }],
      ["/v1/programs", newProgram("tagged")],
      [version, newVersion()],
      [`${referral}/notes`, { text: "Sudah dihubungi" }],
    ] as const) {
      const made = await tkpk.post(path, body);
      expect([path, made.status]).toEqual([path, 201]);
      const read = await tkpk.get(made.headers.get("location")!);
      expect(made.headers.get("etag")).toMatch(tag);
      expect(read.headers.get("etag")).toBe(made.headers.get("etag"));
    }
  });

  it("changes with what is done to the record, and the answer to it brings the new one", async () => {
    const path = referralPath(await givenReferral(api));
    const seen = [(await dinkes.get(path)).headers.get("etag")];
    for (const action of ["accept", "start"]) {
      const { headers } = await dinkes.post(`${path}/${action}`);
      expect(headers.get("etag")).toBe((await dinkes.get(path)).headers.get("etag"));
      seen.push(headers.get("etag"));
    }
    expect(new Set(seen).size).toBe(3);
  });
});

describe("If-Match", () => {
  const stale = { "if-match": '"999"' };
  const name = { id: "Uji", en: "Test" };
  const puts: [string, () => Promise<[string, object]>][] = [
    ["replaceAgency", async () => ["/v1/agencies/dinsos", { name }]],
    [
      "replaceProgram",
      async () => {
        await tkpk.post("/v1/programs", newProgram("put"));
        const { code: _, unit: __, ...replacement } = newProgram("put");
        return ["/v1/programs/put", replacement];
      },
    ],
    [
      "replaceVersion",
      async () => {
        await tkpk.post("/v1/programs", newProgram("put-version"));
        await tkpk.post("/v1/programs/put-version/versions", newVersion());
        return ["/v1/programs/put-version/versions/1", newVersion()];
      },
    ],
    [
      "replaceHousehold",
      async () => {
        const sent = poorFamily();
        const { body } = await tkpk.post("/v1/intakes", { channel: "puskesos", household: sent });
        const members = body.household.members.map(({ personId }: { personId: string }, i: number) => ({
          ...sent.members[i],
          personId,
        }));
        const { membersComplete: _, ...household } = { ...sent, members };
        return [`/v1/households/${body.household.id}`, household];
      },
    ],
  ];

  it.each(puts)(
    "is needed by %s: 428 without, 412 when stale, done with the tag last read",
    async (_, make) => {
      const [path, body] = await make();
      expect((await tkpk.put(path, body)).body.code).toBe("precondition-required");
      const refused = await tkpk.put(path, body, stale);
      expect([refused.status, refused.body.code]).toEqual([412, "precondition-failed"]);
      const read = await tkpk.get(path);
      const done = await tkpk.put(path, body, { "if-match": read.headers.get("etag")! });
      expect(done.status).toBe(200);
      expect(done.headers.get("etag")).toBe((await tkpk.get(path)).headers.get("etag"));
    },
  );

  it("is heeded by actions where it is sent", async () => {
    const path = referralPath(await givenReferral(api));
    const read = (await dinkes.get(path)).headers.get("etag")!;
    await dinkes.post(`${path}/notes`, { text: "Sudah dihubungi" });
    const refused = await dinkes.post(`${path}/accept`, {}, { "if-match": read });
    expect([refused.status, refused.body.code]).toEqual([412, "precondition-failed"]);
    const fresh = (await dinkes.get(path)).headers.get("etag")!;
    expect((await dinkes.post(`${path}/accept`, {}, { "if-match": fresh })).status).toBe(200);
  });

  it("keeps a draft from being published that is not as last read", async () => {
    await tkpk.post("/v1/programs", newProgram("guarded"));
    const made = await tkpk.post("/v1/programs/guarded/versions", newVersion());
    const path = made.headers.get("location")!;
    const read = { "if-match": made.headers.get("etag")! };
    const changed = await tkpk.put(path, newVersion({ effectiveFrom: "2026-08-01" }), read);
    expect((await tkpk.post(`${path}/publish`, undefined, read)).status).toBe(412);
    const fresh = { "if-match": changed.headers.get("etag")! };
    expect((await tkpk.post(`${path}/publish`, undefined, fresh)).status).toBe(200);
  });

  it("keeps recipients from being declared for a program that is not as last read", async () => {
    await tkpk.post("/v1/programs", newProgram("declared"));
    const declare = (headers: Record<string, string>) =>
      tkpk.post("/v1/programs/declared/recipients", { asOf: "2026-06-30" }, headers);
    expect((await declare(stale)).status).toBe(412);
    const { headers } = await tkpk.get("/v1/programs/declared");
    expect((await declare({ "if-match": headers.get("etag")! })).status).toBe(200);
  });
});
