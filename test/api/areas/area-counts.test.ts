// What the registered households of an RT add up to, against the same count written out in plain words.
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { areas } from "../../../src/areas/tables.ts";
import { areaCounts } from "../../../src/areas/area-counts-query.ts";
import type { Interval } from "../../../src/eligibility/catalogue.ts";
import { ageAt, ageByYearAt } from "../../../src/eligibility/indicators/derive-age.ts";
import { households, memberships, persons } from "../../../src/households/tables.ts";
import { uuidv7 } from "../../../src/database/ids.ts";
import { addDays } from "../../../src/jakarta-date.ts";
import { type Api, startApi } from "../../support/api.ts";

type Child = { birthDate?: string; birthYear?: number; schooling?: "never" | "attending" | "no-longer" };

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

async function rtWith(rt: string): Promise<string> {
  const { body } = await api.as("tkpk").post("/v1/areas", { villageCode: "15.71.08.1005", rt });
  return body.code;
}

async function register(
  areaCode: string,
  given: object,
  members: (Child & { status?: "deceased"; leftOn?: string })[],
) {
  const { orm } = api.ctx().db;
  const at = api.clock.now();
  const householdId = uuidv7();
  await orm
    .insert(households)
    .values({ id: householdId, areaCode, registeredAt: at, updatedAt: at, ...given });
  for (const [position, { leftOn, ...facts }] of members.entries()) {
    const personId = uuidv7();
    const person = {
      id: personId,
      name: "Anak",
      sex: "male" as const,
      createdAt: at,
      updatedAt: at,
      ...facts,
    };
    await orm.insert(persons).values(person);
    const joined = { relation: "child", position, joinedOn: "2020-01-01", leftOn };
    await orm.insert(memberships).values({ id: uuidv7(), householdId, personId, ...joined });
  }
  // What whoever writes households does with them.
  await orm.update(areas).set({ householdsEdition: randomUUID() }).where(eq(areas.code, areaCode));
}

const countsOf = async (code: string, asOf = "2026-07-01") =>
  (await areaCounts(api.ctx().db, [code], asOf)).get(code)!;

describe("the counts of an RT", () => {
  it("are those of its active households and their present, living members", async () => {
    const code = await rtWith("001");
    await register(code, { decile: 4 }, [{}, { status: "deceased" }, { leftOn: "2026-01-01" }]);
    await register(code, { decile: 5 }, [{ birthDate: "1980-01-01" }, { birthDate: "1981-01-01" }]);
    await register(code, {}, [{ birthDate: "1980-01-01" }]);
    await register(code, { decile: 1, status: "moved" }, [{}]);
    expect(await countsOf(code)).toEqual({
      households: 3,
      poorHouseholds: { min: 1, max: 2 },
      members: 4,
      outOfSchoolChildren: { min: 0, max: 1 },
      changesOn: null,
    });
  });

  it("have no upper end while a household has no members on file", async () => {
    const code = await rtWith("002");
    await register(code, {}, []);
    await register(code, {}, [{ birthDate: "1980-01-01" }]);
    const counts = await countsOf(code);
    expect(counts.members).toEqual({ min: 1, max: Infinity });
    expect(counts.outOfSchoolChildren).toEqual({ min: 0, max: Infinity });
    const { body } = await api.as("tkpk").get(`/v1/areas/${code}`);
    expect(body.counts.members).toEqual({ min: 1, max: null });
  });

  it("are given for every RT that is asked for, the empty ones too", async () => {
    const [one, other] = [await rtWith("003"), await rtWith("004")];
    await register(one, { decile: 1 }, [{}]);
    const counts = await areaCounts(api.ctx().db, [other, one], "2026-07-01");
    expect([...counts.keys()]).toEqual([other, one]);
    expect(counts.get(one)!.households).toBe(1);
    expect(counts.get(other)!.households).toBe(0);
  });
});

describe("children out of school", () => {
  const births: Child[] = [
    ...["2019-07-01", "2019-07-02", "2020-02-29", "2016-02-29", "2012-02-29", "2010-07-01", "2010-07-02"].map(
      (birthDate) => ({ birthDate }),
    ),
    ...["2010-03-01", "2026-05-01", "1990-12-31"].map((birthDate) => ({ birthDate })),
    ...[2009, 2010, 2011, 2015, 2018, 2019, 2020, 1990].map((birthYear) => ({ birthYear })),
    {},
  ];
  const schoolings = [undefined, "never", "attending", "no-longer"] as const;
  const children = births.flatMap((birth) => schoolings.map((schooling) => ({ ...birth, schooling })));
  let code: string;
  beforeAll(async () => {
    code = await rtWith("010");
    await register(code, {}, children);
  });

  it.each([
    ["2026-07-01"],
    ["2026-07-02"],
    ["2026-12-30"],
    ["2026-12-31"],
    ["2027-01-01"],
    ["2027-02-28"],
    ["2027-03-01"],
    ["2028-02-28"],
    ["2028-02-29"],
    ["2028-03-01"],
    ["2032-02-29"],
  ])("are counted as on %s", async (asOf) => {
    expect((await countsOf(code, asOf)).outOfSchoolChildren).toEqual(expected(asOf));
  });

  it("change on the day that is told, and on none before", async () => {
    let asOf = "2026-07-01";
    for (let turns = 0; turns < 6; turns += 1) {
      const { changesOn } = await countsOf(code, asOf);
      const before = expected(asOf);
      for (let day = addDays(asOf, 1); day < changesOn!; day = addDays(day, 1)) {
        expect(expected(day), day).toEqual(before);
      }
      asOf = changesOn!;
    }
  });

  function expected(asOf: string): Interval {
    const found = children.map((child) => outOfSchool(child, asOf));
    const surely = found.filter((truth) => truth === true).length;
    return { min: surely, max: surely + found.filter((truth) => truth === undefined).length };
  }
});

/** True, false, or unknown. */
function outOfSchool({ birthDate, birthYear, schooling }: Child, asOf: string): boolean | undefined {
  if (schooling === "attending") return false;
  const age = birthDate
    ? ageAt(birthDate, asOf)
    : birthYear
      ? ageByYearAt(birthYear, asOf)
      : { min: 0, max: 150 };
  const { min, max } = typeof age === "number" ? { min: age, max: age } : age!;
  if (max < 7 || min > 15) return false;
  if (min >= 7 && max <= 15 && schooling !== undefined) return true;
  return undefined;
}
