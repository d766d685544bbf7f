import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, startApi } from "../../support/api.ts";
import { poorFamily } from "../intakes/sent-households.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const tkpk = () => api.as("tkpk");

/** A child of whose school nobody knows who runs it. */
async function givenGap(rt: string) {
  const family: any = poorFamily({ rt });
  delete family.members[2].indicators.schoolType;
  const { body } = await tkpk().post("/v1/intakes", { channel: "rt", household: family });
  return { id: body.household.id, child: body.household.members[2].personId, family };
}

describe("GET /v1/households/{id}/questions", () => {
  it("asks for the fact that settles a program, and the answer settles it", async () => {
    const { id, child, family } = await givenGap("021");
    const { status, body } = await tkpk().get(`/v1/households/${id}/questions`);
    expect(status, JSON.stringify(body)).toBe(200);
    const question = body.items.find((one: any) => one.path === "members[2].schoolType");
    expect(question).toMatchObject({
      level: "member",
      name: "schoolType",
      person: { id: child, label: "Anak Contoh" },
      settles: { programs: ["jambi-cerdas"], matches: 1 },
    });
    const outcome = async () => {
      const { body: matches } = await tkpk().get(`/v1/households/${id}/matches`);
      const match = matches.items.find(
        (one: any) => one.program === "jambi-cerdas" && one.subject.id === child,
      );
      return match.outcome;
    };
    expect(await outcome()).toBe("undetermined");
    family.members[2].indicators.schoolType = "public";
    await tkpk().post("/v1/intakes", { channel: "rt", household: family });
    expect(await outcome()).not.toBe("undetermined");
    const after = await tkpk().get(`/v1/households/${id}/questions`);
    expect(after.body.items.map((one: any) => one.path)).not.toContain("members[2].schoolType");
  });

  it("is for those who verify, of households that they see", async () => {
    const { id } = await givenGap("022");
    expect((await api.as("field", { area: "15.71.01" }).get(`/v1/households/${id}/questions`)).status).toBe(
      404,
    );
    expect((await api.as("agency", { agency: "dinsos" }).get(`/v1/households/${id}/questions`)).status).toBe(
      403,
    );
  });
});

describe("GET /v1/areas/{code}/questions", () => {
  it("adds up what is missing of everybody in a village, and asks of the RT itself", async () => {
    await givenGap("031");
    await givenGap("032");
    const of = async (code: string) => (await tkpk().get(`/v1/areas/${code}/questions`)).body.items;
    const [one] = (await of("15.71.08.1003.031")).filter((item: any) => item.name === "schoolType");
    expect(one).toMatchObject({ level: "member", subjects: 1, settles: 1, programs: ["jambi-cerdas"] });
    const village = await of("15.71.08.1003");
    expect(village.find((item: any) => item.name === "schoolType").subjects).toBeGreaterThanOrEqual(2);
    expect(village.map((item: any) => item.level)).toContain("area");
    const settled = village.map((item: any) => item.settles);
    expect(settled).toEqual([...settled].sort((a: number, b: number) => b - a));
  });

  it("is of a village at most, and within the caller's area", async () => {
    const { status, body } = await tkpk().get("/v1/areas/15.71.08/questions");
    expect([status, body.errors[0].code]).toEqual([400, "area-too-large"]);
    expect(
      (await api.as("field", { area: "15.71.01" }).get("/v1/areas/15.71.08.1003/questions")).status,
    ).toBe(403);
    expect((await tkpk().get("/v1/areas/15.71.99.1001/questions")).status).toBe(404);
  });
});
