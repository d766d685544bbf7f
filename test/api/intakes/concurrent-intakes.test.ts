import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, startApi } from "../../support/api.ts";
import { poorFamily } from "./sent-households.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const count = async (sql: string) => Number((await api.database.pool.query(sql)).rows[0].count);

describe("intakes at the same time", () => {
  it("ten identical ones make one household, one set of persons, and one referral per program and subject", async () => {
    const body = { channel: "puskesos", household: poorFamily() };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => api.as("tkpk").post("/v1/intakes", body)),
    );
    expect(answers.map((answer) => answer.status)).toEqual(Array(10).fill(201));
    expect(new Set(answers.map((answer) => answer.body.household.id)).size).toBe(1);
    expect(await count("select count(*) from households")).toBe(1);
    expect(await count("select count(*) from persons")).toBe(3);
    expect(await count("select count(*) from memberships")).toBe(3);
    expect(await count("select count(*) from intakes")).toBe(10);
    expect(
      await count(
        `select count(*) from (select program, subject_id from referrals group by 1, 2 having count(*) > 1) twice`,
      ),
    ).toBe(0);
  });

  it("different households of one new RT all arrive, and the RT counts every one of them", async () => {
    const families = Array.from({ length: 12 }, () => poorFamily({ areaCode: "15.71.01.1001", rt: "7" }));
    const answers = await Promise.all(
      families.map((household) => api.as("tkpk").post("/v1/intakes", { channel: "rt", household })),
    );
    expect(answers.map((answer) => answer.status)).toEqual(Array(12).fill(201));
    const area = await api.as("tkpk").get("/v1/areas/15.71.01.1001.007");
    expect(area.body.counts).toMatchObject({ households: 12, poorHouseholds: { min: 12, max: 12 } });
    const stored = await api.database.pool.query(
      "select program, outcome from matches where subject_id = '15.71.01.1001.007' order by program",
    );
    expect(stored.rows).toContainEqual({ program: "kampung-bahagia", outcome: "eligible" });
    expect(
      answers.filter((answer) => answer.body.warnings.some((one: any) => one.code === "rt-created")),
    ).toHaveLength(1);
  });

  it("do not wait for each other in a circle where criteria of households ask of their RT", async () => {
    const criteria = [
      { code: "waste", label: { id: "Sampah", en: "Waste" }, expression: "!area.wasteManaged" },
      { code: "rt", label: { id: "RT", en: "RT" }, expression: "area.households >= 1" },
    ];
    const tkpk = api.as("tkpk");
    const path = "/v1/programs/sembako/versions";
    const draft = await tkpk.post(path, { effectiveFrom: "2026-07-01", criteria });
    expect(draft.status, JSON.stringify(draft.body)).toBe(201);
    expect((await tkpk.post(`${path}/${draft.body.version}/publish`)).status).toBe(200);
    const program = await tkpk.get("/v1/programs/sembako");
    const { code: _code, recipientsAsOf: _as, updatedAt: _at, ...body } = program.body;
    const etag = program.headers.get("etag")!;
    const changed = { ...body, referrals: "automatic" };
    const replaced = await tkpk.put("/v1/programs/sembako", changed, { "if-match": etag });
    expect(replaced.status, JSON.stringify(replaced.body)).toBe(200);
    await tkpk.put("/v1/areas/15.71.06.1001.003/indicators", { indicators: { wasteManaged: false } });
    const families = Array.from({ length: 20 }, () => poorFamily({ areaCode: "15.71.06.1001", rt: "3" }));
    const answers = await Promise.all(
      families.map((household) => tkpk.post("/v1/intakes", { channel: "rt", household })),
    );
    expect(answers.map((answer) => answer.status)).toEqual(Array(20).fill(201));
    const offered = "select count(*) from referrals where program = 'sembako' and status = 'requested'";
    expect(await count(offered)).toBe(20);
  });

  it("a member who is in two households at once is in one of them only", async () => {
    const first = poorFamily();
    const shared = first.members[2]!;
    const second = poorFamily();
    second.members[2] = shared;
    const answers = await Promise.all(
      [first, second].map((household) => api.as("tkpk").post("/v1/intakes", { channel: "rt", household })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409]);
    const refused = answers.find((answer) => answer.status === 409)!;
    expect(refused.body).toMatchObject({
      code: "member-elsewhere",
      errors: [{ pointer: "/household/members/2", code: "member-elsewhere" }],
    });
    expect(refused.body.households).toHaveLength(1);
  });
});
