import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, startApi } from "../../support/api.ts";
import { nationalId, poorFamily } from "./sent-households.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const send = (household: unknown, more: Record<string, unknown> = {}) =>
  api.as("tkpk").post("/v1/intakes", { channel: "puskesos", household, ...more });

const pointers = (body: any): string[] => body.errors.map((error: any) => error.pointer);

async function expectNothingStored() {
  const { rows } = await api.database.pool.query(
    `select (select count(*) from households)::int + (select count(*) from persons)::int +
       (select count(*) from intakes)::int + (select count(*) from areas where level = 'rt')::int as rows`,
  );
  expect(rows[0].rows).toBe(0);
}

describe("an intake with faults is refused whole", () => {
  it("names faults of types, codes, numbers, dates, members and the area at once", async () => {
    const household: any = poorFamily({ areaCode: "15.71.08.1033", shoeSize: 43 });
    household.familyCardNumber = "15710801012600";
    household.decile.value = 11;
    household.indicators = { floorMaterial: "ceramics", floorMateriall: "earth", floorAreaM2: "30" };
    household.members[0].birthDate = "2026-02-30";
    household.members[1].nationalId = "157108X107880001";
    household.members[1].relation = "head";
    household.members[2].birthDate = "2031-01-01";
    const { status, body } = await send(household, { channel: "pigeon" });
    expect(status).toBe(400);
    expect(pointers(body).sort()).toEqual(
      [
        "/channel",
        "/household/areaCode",
        "/household/decile/value",
        "/household/familyCardNumber",
        "/household/indicators/floorAreaM2",
        "/household/indicators/floorMaterial",
        "/household/indicators/floorMateriall",
        "/household/members/0/birthDate",
        "/household/members/1/nationalId",
        "/household/members/1/relation",
        "/household/members/2/birthDate",
        "/household/shoeSize",
      ].sort(),
    );
    const detailOf = (at: string) => body.errors.find((error: any) => error.pointer === at).detail;
    expect(detailOf("/household/indicators/floorMateriall")).toContain('"floorMaterial"');
    expect(detailOf("/household/indicators/floorMaterial")).toContain('"ceramic"');
    expect(detailOf("/household/areaCode")).toContain("Did you mean");
    await expectNothingStored();
  });

  it.each([
    ["an unknown village", { areaCode: "15.71.08.9999" }, "/household/areaCode"],
    ["a district instead of a village", { areaCode: "15.71.08" }, "/household/areaCode"],
    [
      "a number that stands for none",
      { familyCardNumber: "9999999999999999" },
      "/household/familyCardNumber",
    ],
    ["no identity", { familyCardNumber: undefined }, "/household"],
    ["a visit tomorrow", { observedOn: "2026-07-02" }, "/household/observedOn"],
  ])("refuses %s", async (_, change, at) => {
    const { status, body } = await send(poorFamily(change));
    expect(status).toBe(422);
    expect(pointers(body)).toEqual([at]);
    await expectNothingStored();
  });

  it("refuses the same person twice and a second head, each by its place", async () => {
    const household = poorFamily();
    household.members.push({ ...household.members[2]! });
    household.members[1]!.relation = "head";
    const { status, body } = await send(household);
    expect(status).toBe(422);
    expect(body.errors.map((error: any) => [error.pointer, error.code])).toEqual([
      ["/household/members/3", "duplicate-member"],
      ["/household/members/1/relation", "two-heads"],
    ]);
    await expectNothingStored();
  });

  it("refuses a document twice by its place, and takes what differs in type or number", async () => {
    const sent = (type: string, number: string) => ({ type, number, issuer: "Kelurahan" });
    const documents = [sent("sktm", "1"), sent("sktm", "2"), sent("slip", "1"), sent("sktm", " 1")];
    const { status, body } = await send(poorFamily({ documents }));
    expect(status).toBe(422);
    expect(body.errors.map((error: any) => [error.pointer, error.code])).toEqual([
      ["/household/documents/3", "duplicate-document"],
    ]);
    await expectNothingStored();
  });

  it.each([
    ["malformed JSON", '{"channel": "rt",', "application/json", 400, "malformed-json"],
    [
      "a prototype key",
      '{"channel":"rt","household":{"__proto__":{"id":1}}}',
      "application/json",
      400,
      "malformed-json",
    ],
    [
      "a constructor key",
      '{"channel":"rt","constructor":{"prototype":{"id":1}}}',
      "application/json",
      400,
      "malformed-json",
    ],
    ["XML", "<intake/>", "application/xml", 415, "unsupported-media-type"],
    ["an empty body", "", "application/json", 400, "malformed-json"],
    ["a list", "[]", "application/json", 400, "invalid-request"],
    [
      "deep nesting",
      `${"[".repeat(200_000)}${"]".repeat(200_000)}`,
      "application/json",
      400,
      "invalid-request",
    ],
    [
      "more than a megabyte",
      JSON.stringify({ channel: "x".repeat(1_100_000) }),
      "application/json",
      413,
      "body-too-large",
    ],
  ])("answers %s with a problem", async (_, body, type, status, code) => {
    const answer = await api.as("tkpk").post("/v1/intakes", body, { "content-type": type });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
    await expectNothingStored();
  });

  it("names the faults of needs and household together, and the village of an area with the nearest", async () => {
    const needs = [{ kind: "application", program: "jambi-cerdass", text: "Minta kartu" }];
    const both = await send(poorFamily({ areaCode: "15.71.08.9999" }), { needs });
    expect([both.status, pointers(both.body)]).toEqual([422, ["/needs/0/program", "/household/areaCode"]]);
    const area = { areaCode: "15.71.08.1033", rt: "1", indicators: { slum: true } };
    const unknown = await api.as("tkpk").post("/v1/intakes", { channel: "rt", area });
    expect([unknown.status, pointers(unknown.body)]).toEqual([422, ["/area/areaCode"]]);
    expect(unknown.body.errors[0].detail).toContain("Did you mean");
  });

  it("answers a body of thousands of members as fast as any other", async () => {
    const members = Array.from({ length: 5000 }, (_, index) => ({ name: `n${index}`, sex: "x" }));
    const started = performance.now();
    const { status } = await send({ ...poorFamily(), members });
    expect(status).toBe(400);
    // Comparing all with all would take tens of seconds.
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it("refuses a decile of a period that has not begun", async () => {
    const decile = { value: 1, source: "invented", period: "2026-Q4" };
    const { status, body } = await send(poorFamily({ decile }));
    expect([status, pointers(body)]).toEqual([422, ["/household/decile/period"]]);
  });

  it("refuses control characters in names", async () => {
    const household = poorFamily();
    household.members[0]!.name = "Bapak\u0000Contoh";
    const { status, body } = await send(household);
    expect([status, pointers(body)]).toEqual([400, ["/household/members/0/name"]]);
  });

  it("speaks the caller's language", async () => {
    const body = { channel: "rt", household: poorFamily({ areaCode: "15.71.08.9999" }) };
    const { body: problem, headers } = await api
      .as("tkpk")
      .post("/v1/intakes", body, { "accept-language": "id-ID,id;q=0.9" });
    expect(headers.get("content-language")).toBe("id");
    expect(problem.errors[0].detail).toContain("tidak dikenal");
  });
});

describe("what looks wrong and may be right is a warning", () => {
  it("registers a national ID that differs from sex, birth date and district, and says so", async () => {
    const household = poorFamily();
    household.members[2]!.nationalId = nationalId("1999-01-02", "male", "157101");
    const { status, body } = await send(household);
    expect(status).toBe(201);
    expect(body.warnings.map((one: any) => [one.pointer, one.code])).toEqual([
      ["/household/members/2/nationalId", "national-id-sex"],
      ["/household/members/2/nationalId", "national-id-birth-date"],
      ["/household/members/2/nationalId", "national-id-region"],
      ["/household/rt", "rt-created"],
    ]);
  });
});
