// PURE. What desks, officers and importers send of households and RT, true or not, new or once more.
import type { Call, Caller } from "./open-city.ts";
import type { Random } from "./random.ts";
import type { Register, Row } from "./read-register.ts";
import { areaFacts, householdFacts, memberFacts } from "./invented-facts.ts";
import { codeOf, type Home, homes, type InventedPerson, rts } from "./world.ts";

const tkpk: Caller = { role: "tkpk" };
const southern: Caller = { role: "field", area: "15.71.08" };
const channels = ["rt", "puskesos", "field-officer", "agency", "person", "import"] as const;

/** What the callers of a batch look at: most of them at the same home, so that they meet. */
export interface Scene {
  readonly random: Random;
  readonly register: Register;
  /** A date in Jakarta. */
  readonly today: string;
  readonly hot: Home;
  /** Bodies of intakes sent before, to be sent once more. */
  readonly sent: unknown[];
}

export function intake(scene: Scene): Call {
  const { random, sent } = scene;
  if (sent.length > 0 && random.chance(0.15)) return post(callerOf(random), random.pick(sent));
  const home = homeOf(scene);
  const body = {
    channel: random.pick(channels),
    household: { ...numbersOf(home, random), ...householdOf(scene, home) },
    ...(random.chance(0.12) ? { openReferrals: false } : {}),
  };
  sent.push(body);
  return post(callerOf(random), body);
}

export function areaIntake({ random, today }: Scene): Call {
  const area = { ...random.pick(rts), indicators: areaFacts(random), ...observedOn(random, today) };
  return post(callerOf(random), { channel: random.pick(channels), area });
}

export function areaIndicators({ random, today }: Scene): Call {
  const path = `/v1/areas/${codeOf(random.pick(rts))}/indicators`;
  const body = { indicators: areaFacts(random), ...observedOn(random, today) };
  return { as: random.pick([tkpk, southern, { role: "importer" }]), method: "PUT", path, body };
}

export function newArea({ random }: Scene): Call {
  const { areaCode: villageCode, rt } = random.pick(rts);
  return { as: random.pick([tkpk, southern]), method: "POST", path: "/v1/areas", body: { villageCode, rt } };
}

/** Says a registered household anew; now and then with a revision that has passed. */
export function replacement(scene: Scene): Call | undefined {
  const { random, register } = scene;
  if (register.households.length === 0) return undefined;
  const household = random.pick(register.households);
  const memberships = register.memberships.filter(
    (one) => one.householdId === household.id && one.leftOn === null,
  );
  const members = random.some(memberships, 0.9).map((membership) => {
    const person = register.persons.find((one) => one.id === membership.personId)!;
    return { personId: person.id as string, ...memberOf(scene, asInvented(person, membership), 0.85) };
  });
  const home = random.pick(homes);
  const { membersComplete: _, resolution: __, members: ___, ...body } = householdOf(scene, home);
  // A number that is left out stays; another household's is refused.
  const numbers = random.chance(0.15) ? numbersOf(home, random) : {};
  const joining = random.chance(0.15) ? [memberOf(scene, random.pick(random.pick(homes).persons), 0.85)] : [];
  return {
    as: random.pick([tkpk, tkpk, southern]),
    ...{ method: "PUT", path: `/v1/households/${household.id}` },
    body: { ...body, ...numbers, members: [...members, ...joining] },
    ifMatch: (household.revision as number) - (random.chance(0.1) ? 1 : 0),
  };
}

function post(as: Caller, body: unknown): Call {
  return { as, method: "POST", path: "/v1/intakes", body };
}

function callerOf(random: Random): Caller {
  return random.pick([
    tkpk,
    tkpk,
    southern,
    { role: "field", area: "15.71" },
    { role: "agency", agency: "dinsos" },
  ]);
}

function homeOf({ random, hot }: Scene): Home {
  return random.chance(0.75) ? hot : random.pick(homes);
}

function numbersOf({ familyCardNumber, source }: Home, random: Random) {
  if (familyCardNumber !== undefined && source !== undefined) {
    return random.pick([{ familyCardNumber }, { source }, { familyCardNumber, source }]);
  }
  return familyCardNumber === undefined ? { source } : { familyCardNumber };
}

function householdOf(scene: Scene, home: Home) {
  const { random, today } = scene;
  const own = random.chance(0.06) ? [] : random.some(home.persons, 0.85);
  const stranger = { ...random.pick(random.pick(homes).persons), relation: "other" };
  const strangers = random.chance(0.2) ? [stranger] : [];
  const members = [...own, ...strangers.filter(({ name }) => !own.some((one) => one.name === name))];
  // Most live where they lived; a move meets whoever works in either RT.
  const place = random.chance(0.75) ? rts[homes.indexOf(home) % rts.length]! : random.pick(rts);
  return {
    ...place,
    ...observedOn(random, today),
    ...(random.chance(0.7) ? { decile: decileOf(random) } : {}),
    ...(random.chance(0.2) ? { documents: [certificate(random, today)] } : {}),
    ...(random.chance(0.4) ? { membersComplete: true } : {}),
    ...(random.chance(0.3) ? { resolution: random.pick(["renewal", "transfer"]) } : {}),
    ...(random.chance(0.3) ? { address: `Jalan Contoh ${random.int(1, 9)}` } : {}),
    indicators: householdFacts(random),
    members: members.map((person) => memberOf(scene, person, 0.93)),
  };
}

function memberOf({ random }: Scene, person: InventedPerson, active: number) {
  const relation = random.chance(0.04) ? random.pick(["head", "child", "other"]) : person.relation;
  const gone = random.chance(active) ? {} : { status: random.pick(["deceased", "moved", "deceased"]) };
  const back = random.chance(0.15) ? { status: "active" } : {};
  return { ...person, relation, ...gone, ...back, indicators: memberFacts(random) };
}

/** A member as a desk reads it from the register, where numbers are masked. */
function asInvented(person: Row, membership: Row): InventedPerson {
  const { name, sex, birthDate, birthYear } = person;
  return {
    ...{ name, sex, relation: membership.relation as string },
    ...(birthDate === null ? {} : { birthDate }),
    ...(birthYear === null ? {} : { birthYear }),
  };
}

function observedOn(random: Random, today: string) {
  if (random.chance(0.7)) return {};
  const at = new Date(Date.parse(today) - random.int(0, 20) * 86_400_000);
  return { observedOn: at.toISOString().slice(0, 10) };
}

function decileOf(random: Random) {
  if (random.chance(0.1)) return null;
  const period = random.pick(["2026-Q2", "2026-Q2", "2026-Q1"]);
  return { value: random.pick([1, 2, 3, 4, 5, 7]), source: "invented", period };
}

function certificate(random: Random, today: string) {
  const validUntil = new Date(Date.parse(today) + random.int(-2, 12) * 86_400_000).toISOString().slice(0, 10);
  const document = { type: "sktm", number: `S-${random.int(1, 2)}`, issuer: "invented" };
  return random.chance(0.8) ? { ...document, validUntil } : document;
}
