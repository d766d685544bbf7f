// PURE. What villages and the coordination team decide about households, and what others object.
import type { Scene } from "./household-calls.ts";
import type { Call, Caller } from "./open-city.ts";
import { householdFacts } from "./invented-facts.ts";

const callers: readonly Caller[] = [
  { role: "tkpk" },
  { role: "field", area: "15.71.08" },
  { role: "field", area: "15.71" },
];

/** Some households at once, as a village meeting does. */
export function verification({ random, register }: Scene): Call | undefined {
  const households = random.some(register.households, 0.3).slice(0, 4);
  if (households.length === 0) return undefined;
  const decisions = households.map(({ id }) => {
    const decision = random.pick(["verify", "verify", "correct", "reject"]);
    const reason = decision === "reject" ? { reason: "Nobody lives there" } : {};
    const correction = decision === "correct" ? { correction: { indicators: householdFacts(random) } } : {};
    return { householdId: id, decision, ...reason, ...correction };
  });
  return { as: random.pick(callers), method: "POST", path: "/v1/verifications", body: { decisions } };
}

export function objection({ random, register }: Scene): Call | undefined {
  if (register.households.length === 0) return undefined;
  const { id } = random.pick(register.households);
  const path = `/v1/households/${id}/objections`;
  return { as: random.pick(callers), method: "POST", path, body: { text: "Not so." } };
}
