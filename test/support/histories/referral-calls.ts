// PURE. What agencies and the coordination team do with referrals and enrolments, mostly what is theirs to do.
import type { Scene } from "./household-calls.ts";
import type { Call, Caller } from "./open-city.ts";
import type { Random } from "./random.ts";
import type { Row } from "./read-register.ts";
import { codeOf, rts } from "./world.ts";

const tkpk: Caller = { role: "tkpk" };
const agencies = ["dinsos", "dinkes", "disdik", "dpmppa", "perkim", "bappeda", "dlh"] as const;

/** The legal actions of each state, those that lead on more often. */
const actionsFrom: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  requested: { accept: 5, decline: 3, recall: 1, reassign: 1, cancel: 1 },
  returned: { reassign: 3, cancel: 1, recall: 1 },
  accepted: { start: 3, hold: 2, complete: 3, release: 2, fail: 2, recall: 2, reassign: 1, cancel: 1 },
  "in-progress": { hold: 2, complete: 4, release: 1, fail: 2, recall: 2, cancel: 1 },
  "on-hold": { resume: 3, release: 2, fail: 1, recall: 2, reassign: 1 },
  completed: { reopen: 1 },
  failed: { reopen: 1 },
  cancelled: { reopen: 1 },
};
const byCoordination = new Set(["recall", "reassign", "cancel", "reopen"]);

const reasons: Readonly<Record<string, readonly string[]>> = {
  decline: [
    ...["no-capacity", "outside-service-area", "needs-coordination", "client-refused", "entered-in-error"],
    ...["not-eligible-on-visit", "already-receiving", "documents-incomplete", "other"],
  ],
  hold: ["waiting-ministry", "waiting-applicant", "other"],
  release: ["no-capacity", "wrong-agency", "other"],
  fail: ["client-refused", "not-eligible-on-visit", "budget-used-up", "program-ended", "entered-in-error"],
  recall: ["no-progress", "new-information", "overdue", "other"],
  cancel: ["duplicate", "entered-in-error", "budget-used-up", "no-longer-eligible", "criteria-changed"],
  reopen: ["entered-in-error", "new-information", "complaint-upheld"],
};

export function referralAction(scene: Scene): Call | undefined {
  const { random } = scene;
  const referral = referralOf(scene);
  if (!referral) return undefined;
  const legal = actionsFrom[referral.status as string]!;
  const action = random.chance(0.9) ? random.weighted(legal) : random.pick(Object.keys(reasons));
  return {
    as: byCoordination.has(action) ? tkpk : agencyOf(random, referral),
    ...{ method: "POST", path: `/v1/referrals/${referral.id}/${action}` },
    body: bodyOf(scene, action),
    ...(random.chance(0.1) ? { ifMatch: (referral.revision as number) - random.int(0, 1) } : {}),
  };
}

export function note(scene: Scene): Call | undefined {
  const referral = referralOf(scene);
  if (!referral) return undefined;
  const path = `/v1/referrals/${referral.id}/notes`;
  return { as: agencyOf(scene.random, referral), method: "POST", path, body: { text: "Seen" } };
}

export function claim({ random, register }: Scene): Call {
  const open = register.referrals.filter((one) => one.status === "requested");
  const referral = open.length > 0 ? random.pick(open) : undefined;
  const agency = referral?.candidates[0] ?? random.pick(agencies);
  const program = referral && random.chance(0.5) ? { program: referral.program as string } : {};
  const body = { ...program, limit: random.int(1, 4) };
  return { as: { role: "agency", agency }, method: "POST", path: "/v1/referrals/claim", body };
}

export function request(scene: Scene): Call | undefined {
  const about = subjectOf(scene);
  return about && { as: tkpk, method: "POST", path: "/v1/referrals", body: about };
}

export function enrolment(scene: Scene): Call | undefined {
  const { random, today } = scene;
  const about = subjectOf(scene);
  if (!about) return undefined;
  const body = { ...about, ...datesOf(random, today) };
  return { as: tkpk, method: "POST", path: "/v1/enrolments", body };
}

/** Ends, suspends or resumes one, mostly where that is possible. */
export function enrolmentAction({ random, register }: Scene): Call | undefined {
  const running = register.enrolments.filter(({ status }) => status === "active" || status === "suspended");
  const pool = running.length > 0 && random.chance(0.9) ? running : register.enrolments;
  if (pool.length === 0) return undefined;
  const one = random.pick(pool);
  const action = random.pick(["end", one.status === "suspended" ? "resume" : "suspend"]);
  const body = action === "resume" ? {} : { reason: { code: "other" } };
  return { as: tkpk, method: "POST", path: `/v1/enrolments/${one.id as string}/${action}`, body };
}

/** Unfinished ones of the persons that all look at, whether or not they live anywhere; flagged ones first. */
function referralOf({ random, register, hot }: Scene): Row | undefined {
  const unfinished = register.referrals.filter((one) => !isFinished(one));
  const near = unfinished.filter(({ subjectLabel }) => hot.persons.some(({ name }) => name === subjectLabel));
  const pools = [
    random.chance(0.3) ? unfinished.filter(({ eligibilityChanged }) => eligibilityChanged) : [],
    random.chance(0.7) ? near : [],
    random.chance(0.75) ? unfinished : [],
    register.referrals,
  ];
  const pool = pools.find((some) => some.length > 0);
  return pool && random.pick(pool);
}

const isFinished = ({ status }: Row) =>
  status === "completed" || status === "failed" || status === "cancelled";

function agencyOf(random: Random, { holder, candidates, formerAgencies }: Row): Caller {
  const involved = holder === null ? candidates : [holder];
  const known = involved.length > 0 ? involved : formerAgencies;
  const agency = known.length > 0 && random.chance(0.93) ? random.pick<string>(known) : random.pick(agencies);
  return { role: "agency", agency };
}

function bodyOf({ random, today }: Scene, action: string): object {
  const reason = { reason: { code: random.pick(reasons[action] ?? ["other"]) } };
  switch (action) {
    case "complete": {
      const code = random.pick(["enrolled", "enrolled", "already-receiving", "one-off", "informed"]);
      return { result: { code, ...datesOf(random, today) } };
    }
    case "reassign":
      return { agency: random.pick(agencies) };
    case "accept":
    case "start":
    case "resume":
      return {};
    default:
      return reason;
  }
}

/** Open, past, still to come, or ending within days. */
function datesOf(random: Random, today: string) {
  const inDays = (days: number) => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
  return random.pick([
    {},
    {},
    { from: inDays(-90) },
    { from: inDays(5) },
    { from: inDays(-90), to: inDays(-30) },
    { from: inDays(-90), to: inDays(6) },
  ]);
}

/** A program and a subject of its kind; persons who live in no household are asked for as well. */
function subjectOf({ random, register, hot }: Scene) {
  const { persons, households, memberships } = register;
  const near = persons.filter(({ name }) => hot.persons.some((one) => one.name === name));
  const isNear = ({ id }: Row) =>
    memberships.some(
      ({ householdId, personId, leftOn }) =>
        householdId === id && leftOn === null && near.some((person) => person.id === personId),
    );
  const onlyNear = random.chance(0.8);
  const subjects = [
    ...households
      .filter((one) => !onlyNear || isNear(one))
      .map((one) => ({ type: "household", id: one.id as string })),
    ...(onlyNear ? near : persons).map((one) => ({ type: "person", id: one.id as string })),
    ...random.some(rts, 0.5).map((rt) => ({ type: "area", id: codeOf(rt) })),
  ];
  if (subjects.length === 0) return undefined;
  const subject = random.pick(subjects);
  const programs = register.programs.filter((one) => one.unit === subject.type);
  return programs.length === 0 ? undefined : { program: random.pick(programs).code as string, subject };
}
