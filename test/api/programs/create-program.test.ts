import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, type Client, startApi } from "../../support/api.ts";
import { newProgram } from "./program-bodies.ts";

let api: Api;
let tkpk: Client;
beforeAll(async () => {
  api = await startApi();
  tkpk = api.as("tkpk");
});
afterAll(() => api.stop());

const codes = (answer: { body: { errors: { pointer: string; code: string }[] } }) =>
  answer.body.errors.map(({ pointer, code }) => `${pointer} ${code}`);

describe("POST /v1/programs", () => {
  it("adds a program, tells where it is, and fills in what has a natural default", async () => {
    const answer = await tkpk.post("/v1/programs", newProgram("roofs"));
    expect(answer.status).toBe(201);
    expect(answer.headers.get("location")).toBe("/v1/programs/roofs");
    expect(answer.body).toMatchObject({
      code: "roofs",
      unit: "household",
      agencies: [{ agency: "perkim", role: "lead", areas: null, capacity: "capacity" }],
      requiredDocuments: [],
      excludes: [],
      needsVerification: false,
      dueDays: { accept: 5, complete: 60 },
      validTo: null,
      recipientsAsOf: null,
    });
    const read = await tkpk.get("/v1/programs/roofs");
    expect(read.body).toEqual(answer.body);
    expect(read.headers.get("etag")).toBe(answer.headers.get("etag"));
  });

  it("names the lead first, then alternates, then supporting agencies", async () => {
    const agencies = [
      { agency: "dinkes", role: "supporting" },
      { agency: "dinsos", role: "alternate", areas: ["15.71.08"], capacity: "waitlist" },
      { agency: "perkim", role: "lead" },
    ];
    const answer = await tkpk.post("/v1/programs", newProgram("three-agencies", { agencies }));
    expect(answer.body.agencies.map((one: { agency: string }) => one.agency)).toEqual([
      "perkim",
      "dinsos",
      "dinkes",
    ]);
    expect(answer.body.agencies[1]).toEqual({
      agency: "dinsos",
      role: "alternate",
      areas: ["15.71.08"],
      capacity: "waitlist",
    });
  });

  it("tells every fault of the content at once, with the nearest code", async () => {
    const answer = await tkpk.post(
      "/v1/programs",
      newProgram("faulty", {
        agencies: [
          { agency: "perkimm", role: "alternate", areas: ["15.71.08", "15.71.88"] },
          { agency: "dinsos", role: "alternate" },
          { agency: "dinsos", role: "supporting" },
        ],
        validTo: "2025-12-31",
        excludes: ["faulty", "pkhh"],
      }),
    );
    expect(answer.status).toBe(422);
    expect(codes(answer)).toEqual([
      "/validTo out-of-order",
      "/agencies exactly-one-lead",
      "/agencies/2/agency duplicate",
      "/agencies/0/agency unknown-code",
      "/agencies/0/areas/1 unknown-code",
      "/excludes/0 excludes-itself",
      "/excludes/1 unknown-code",
    ]);
    const details = answer.body.errors.map((error: { detail: string }) => error.detail).join("\n");
    expect(details).toContain('Did you mean "perkim"?');
    expect(details).toContain('Did you mean "pkh"?');
  });

  it("tells faults of the content beside those of the shape", async () => {
    const body = newProgram("faulty", { agencies: [{ agency: "perkimm", role: "lead" }], sector: 7 });
    const answer = await tkpk.post("/v1/programs", { ...body, colour: "red" });
    expect(answer.status).toBe(400);
    expect(codes(answer)).toEqual([
      "/sector wrong-type",
      "/colour unknown-field",
      "/agencies/0/agency unknown-code",
    ]);
  });

  it("refuses a code that is taken", async () => {
    expect((await tkpk.post("/v1/programs", newProgram("pkh"))).body.code).toBe("already-exists");
  });

  it("is for the coordination team alone", async () => {
    for (const role of ["field", "importer", "analyst", "integrator", "admin"] as const) {
      expect((await api.as(role).post("/v1/programs", newProgram("not-mine"))).status).toBe(403);
    }
    const agency = api.as("agency", { agency: "dinsos" });
    expect((await agency.post("/v1/programs", newProgram("not-mine"))).status).toBe(403);
  });
});

describe("GET /v1/programs", () => {
  it("lists the seeded programs to every role, page by page", async () => {
    const seen: string[] = [];
    let cursor = "";
    do {
      const { body } = await api.as("analyst").get(`/v1/programs?limit=5${cursor}`);
      seen.push(...body.items.map((one: { code: string }) => one.code));
      cursor = body.nextCursor && `&cursor=${body.nextCursor}`;
    } while (cursor);
    expect(seen).toEqual([...seen].sort());
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(["jambi-cerdas", "kampung-bantar", "usulan-dtsen"]));
  });

  it("knows no program of another code", async () => {
    expect((await tkpk.get("/v1/programs/no-such")).status).toBe(404);
  });
});
