// PURE. What happens to households: new cards, ends of memberships, merging, splitting, corrections, decisions, reverts.
import type { Call, Caller } from "./open-city.ts";
import type { Scene } from "./household-calls.ts";
import type { Row } from "./read-register.ts";
import { homes, rts } from "./world.ts";

const tkpk: Caller = { role: "tkpk" };
const southern: Caller = { role: "field", area: "15.71.08" };
const reason = "invented";

export function familyCard(scene: Scene): Call | undefined {
  const household = householdOf(scene);
  return household && post(scene, `/v1/households/${household.id}/family-card`, { ...card(scene), reason });
}

export function memberEnd(scene: Scene): Call | undefined {
  const membership = memberOf(scene);
  const ended = scene.random.pick(["died", "moved-out", "split", "error"]);
  const on = scene.random.chance(0.2) ? { on: scene.today } : {};
  const path = membership && `/v1/households/${membership.householdId}/members/${membership.personId}/end`;
  return path === undefined ? undefined : post(scene, path, { reason: ended, ...on });
}

export function merge(scene: Scene): Call | undefined {
  const [from, into] = [householdOf(scene), householdOf(scene)];
  if (!from || !into) return undefined;
  return post(scene, "/v1/households/merge", { from: from.id, into: into.id, reason });
}

export function split(scene: Scene): Call | undefined {
  const membership = memberOf(scene);
  if (!membership) return undefined;
  const ofHousehold = present(scene).filter(({ householdId }) => householdId === membership.householdId);
  const others = scene.random.some(ofHousehold, 0.3).map(({ personId }) => personId as string);
  return post(scene, "/v1/households/split", {
    household: membership.householdId,
    members: [...new Set([membership.personId, ...others])],
    into: { ...card(scene), ...scene.random.pick(rts) },
    reason,
  });
}

export function correction(scene: Scene): Call | undefined {
  const person = pick(scene, scene.register.persons);
  const { nationalId } = scene.random.pick(scene.random.pick(homes).persons);
  const free = `15710812038500${String(scene.random.int(10, 19))}`;
  const sent = nationalId === undefined || scene.random.chance(0.6) ? free : nationalId;
  return person && post(scene, `/v1/persons/${person.id}/correct-number`, { nationalId: sent, reason });
}

export function decision(scene: Scene): Call | undefined {
  const task = pick(scene, scene.register.tasks);
  const decided = scene.random.pick(["renewal", "transfer", "reject"]);
  return task && { ...post(scene, `/v1/tasks/${task.id}/decide`, { decision: decided }), as: tkpk };
}

/** Mostly of what happened last, which nothing has changed since. */
export function revert(scene: Scene): Call | undefined {
  const { lifeEvents } = scene.register;
  const event = scene.random.chance(0.6) ? lifeEvents.at(-1) : pick(scene, lifeEvents);
  return event && { ...post(scene, `/v1/life-events/${event.id}/revert`, { reason }), as: tkpk };
}

function householdOf(scene: Scene): Row | undefined {
  return pick(scene, scene.register.households);
}

function memberOf(scene: Scene): Row | undefined {
  return pick(scene, present(scene));
}

function present({ register }: Scene): Row[] {
  return register.memberships.filter(({ leftOn }) => leftOn === null);
}

function pick({ random }: Scene, rows: readonly Row[]): Row | undefined {
  return rows.length === 0 ? undefined : random.pick(rows);
}

/** New ones, few enough to meet; or that of a home, which intakes send too. */
function card({ random }: Scene): { familyCardNumber: string } {
  const { familyCardNumber } = random.pick(homes);
  if (familyCardNumber !== undefined && random.chance(0.3)) return { familyCardNumber };
  return { familyCardNumber: `15710801012610${String(random.int(10, 29))}` };
}

function post({ random }: Scene, path: string, body: unknown): Call {
  return { as: random.pick([tkpk, tkpk, southern]), method: "POST", path, body };
}
