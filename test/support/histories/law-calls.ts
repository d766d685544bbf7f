// PURE. Changes of what decides beside facts: versions, recipients, settings, how a program refers.
import type { Scene } from "./household-calls.ts";
import type { Call, Caller } from "./open-city.ts";
import { otherCriteria, versionBody } from "./world.ts";

const tkpk: Caller = { role: "tkpk" };

/** Drafts, and publishes what was drafted before: for today, or for one of the coming days. */
export function version({ random, register, today }: Scene): Call {
  const drafts = register.versions.filter((one) => one.status === "draft" && one.effectiveFrom >= today);
  if (drafts.length > 0 && random.chance(0.6)) {
    const { program, version: number } = random.pick(drafts);
    return { as: tkpk, method: "POST", path: `/v1/programs/${program}/versions/${number}/publish` };
  }
  const program = random.pick(register.programs);
  const from = new Date(Date.parse(today) + random.pick([0, 0, 1, 4]) * 86_400_000)
    .toISOString()
    .slice(0, 10);
  const body = versionBody(random.pick(otherCriteria[program.unit as string]!), from);
  return { as: tkpk, method: "POST", path: `/v1/programs/${program.code}/versions`, body };
}

export function recipients({ random, register, today }: Scene): Call {
  const { code } = random.pick(register.programs);
  const path = `/v1/programs/${code}/recipients`;
  return { as: tkpk, method: "POST", path, body: { asOf: today } };
}

export function setting({ random, today }: Scene): Call {
  const effectiveFrom = new Date(Date.parse(today) + random.int(-3, 6) * 86_400_000)
    .toISOString()
    .slice(0, 10);
  const body = { effectiveFrom, value: random.pick([800_000, 3_200_000, 7_000_000]) };
  return { as: tkpk, method: "PUT", path: "/v1/settings/minimumWageIdr", body };
}

export function releases({ random, register }: Scene): Call {
  const { code } = random.pick(register.programs);
  const body = { limit: random.int(1, 5), dryRun: random.chance(0.2) };
  return { as: tkpk, method: "POST", path: `/v1/programs/${code}/releases`, body };
}

export function quotas({ random, register, today }: Scene): Call {
  const { code, revision } = random.pick(register.programs);
  const year = { from: `${today.slice(0, 4)}-01-01`, to: `${today.slice(0, 4)}-12-31` };
  const list = random.pick([[], [{ ...year, places: random.int(0, 8) }]]);
  const path = `/v1/programs/${code}/quotas`;
  return { as: tkpk, method: "PUT", path, body: { quotas: list }, ifMatch: revision as number };
}

export function program({ random, register, today }: Scene): Call {
  const row = random.pick(register.programs);
  const { code, unit, recipientsAsOf: _, updatedAt: __, revision, ...fields } = row;
  const agencies = register.programAgencies
    .filter((one) => one.program === code)
    .map(({ program: _program, ...agency }) => agency);
  const inDays = (days: number) => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
  const change = random.pick([
    { referrals: random.pick(["automatic", "automatic", "on-request"]) },
    { needsVerification: random.chance(0.5) },
    { excludes: random.some(["pkh", "sembako"], 0.5).filter((other) => other !== code) },
    { validTo: random.pick([null, inDays(3)]) },
  ]);
  const body = { ...fields, agencies, ...change };
  return { as: tkpk, method: "PUT", path: `/v1/programs/${code}`, body, ifMatch: revision as number };
}
