// A city with something of everything in it, and what requests may name of it.
import type { Api } from "../support/api.ts";
import { familyCardNumber, poorFamily } from "../api/intakes/sent-households.ts";
import { givenReferral, path } from "../api/referrals/given-referral.ts";
import type { Known } from "./values-of-schema.ts";

/** Households, life events, tasks, referrals in several states, an enrolment, a draft: what the requests of a run start from. */
export async function fillCity(api: Api): Promise<void> {
  const tkpk = api.as("tkpk");
  const dinkes = api.as("agency", { agency: "dinkes" });
  for (let i = 0; i < 3; i += 1) await changeFamily(api);
  for (const action of ["accept", "start", "complete"]) {
    const referral = await givenReferral(api);
    if (action !== "accept") await dinkes.post(path(referral, "accept"));
    if (action === "complete") await dinkes.post(path(referral, action), { result: { code: "enrolled" } });
  }
  await tkpk.post("/v1/programs/jambi-cerdas/versions", {
    effectiveFrom: "2026-08-01",
    criteria: [{ code: "decile", label: { id: "Desil", en: "Decile" }, expression: "household.decile <= 3" }],
  });
}

/** A family with a new card, which an agency that may not know of it then sends under yet another: a task. */
async function changeFamily(api: Api): Promise<void> {
  const [tkpk, household] = [api.as("tkpk"), poorFamily()];
  const { body } = await tkpk.post("/v1/intakes", { channel: "rt", household });
  await tkpk.post(`/v1/households/${body.household.id}/family-card`, {
    ...{ familyCardNumber: familyCardNumber(), reason: "Kartu baru" },
  });
  const again = { ...household, familyCardNumber: familyCardNumber() };
  await api.as("agency", { agency: "dinsos" }).post("/v1/intakes", { channel: "agency", household: again });
}

/** What is stored now, by the name of the field that may carry it, or of the `{parameter}` of a resource's path. */
export async function knownIn(api: Api): Promise<(resource: string) => Known> {
  const tkpk = api.as("tkpk");
  const list = async (url: string): Promise<any[]> => (await tkpk.get(url)).body.items;
  const ids = async (table: string): Promise<string[]> => {
    const { rows } = await api.database.pool.query<{ id: string }>(`select id from ${table} limit 20`);
    return rows.map(({ id }) => id);
  };
  const referrals = await list("/v1/referrals?limit=50");
  const agencies = (await list("/v1/agencies?limit=50")).map(({ code }) => code);
  const programs = (await list("/v1/programs?limit=50")).map(({ code }) => code);
  const areas = [
    "15.71",
    "15.71.08",
    "15.71.08.1003",
    "15.71.08.1003.012",
    "15.71.01.1001",
    "15.71.08.1003.777",
  ];
  const reasons = (await list("/v1/reasons?limit=50")).map(({ code }) => code);
  const settings = (await list("/v1/settings?limit=50")).map(({ name }) => name);
  const [households, persons] = [await ids("households"), await ids("persons")];
  const names: Record<string, readonly unknown[]> = {
    ...{ program: programs, agency: agencies, holder: agencies, candidate: agencies, area: areas },
    ...{ areaCode: areas.slice(2, 4), parent: areas, household: households, householdId: households },
    ...{ "{personId}": persons, members: persons, head: persons, from: households, into: households },
    ...{ personId: persons, id: [...households, ...persons, ...areas], rt: ["012", "777"], code: reasons },
    ...{ sector: ["education", "health"], expression: ["household.decile <= 4", "1 +", "area.wasteManaged"] },
    ...{ nationalId: ["1571084107889001"], familyCardNumber: ["1571080101269001"] },
    ...{
      "if-match": ['"1"', '"2"', "*"],
      "idempotency-key": Array.from({ length: 100 }, (_, i) => `key-${i}`),
      "{version}": [1, 2],
    },
    "{name}": settings,
  };
  const codes: Record<string, readonly unknown[]> = { agencies, programs, areas };
  const idsOf: Record<string, readonly unknown[]> = {
    referrals: referrals.map(({ id }) => id),
    ...{ households, persons },
    "life-events": await ids("life_events"),
    tasks: await ids("tasks"),
    enrolments: await ids("enrolments"),
    intakes: await ids("intakes"),
  };
  return (resource) => (name) =>
    (name === "{code}" ? codes[resource] : name === "{id}" ? idsOf[resource] : names[name]) ?? [];
}
