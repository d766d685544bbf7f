// Takes the households of a chunk in: checked and registered as an intake's are, each one whole or not at all.
import { rtCode } from "../areas/area.ts";
import { type MeantArea, resolveAreas } from "../areas/resolve-area.ts";
import { inSavepoint, inTrial, type TransactionContext } from "../context.ts";
import { checkSentHousehold, isAreaCode, looseHouseholdFaults } from "../households/check-sent.ts";
import type { SentHousehold } from "../households/household.ts";
import { lockRegistrations } from "../households/lock-registrations.ts";
import {
  registerHousehold,
  type RegisterInput,
  type Registration,
  type Resolved,
} from "../households/register-household.ts";
import type { SentNumber } from "../households/numbers.ts";
import { registerHouseholds } from "../households/register-households.ts";
import { recordLifeEvent } from "../life-events/record-life-event.ts";
import { Problem } from "../problem.ts";
import type { Candidate } from "./assemble-family.ts";
import type { Result } from "./chunk.ts";
import { faultsOf } from "./faults-of.ts";
import type { Import } from "./import.ts";
import { observedOn } from "./observed-on.ts";
import { insertListed } from "./listing-store.ts";
import { type Content, selectContents, upsertContents } from "./outcome-store.ts";

interface Checked {
  readonly candidate: Candidate;
  readonly sent: SentHousehold;
  readonly numbers: readonly SentNumber[];
  /** Code of the RT. */
  readonly areaCode: string;
  readonly hash: Buffer;
}

/** @throws what is no fault of the file; then nothing of the chunk is kept */
export async function takeHouseholds(
  tx: TransactionContext,
  record: Import,
  candidates: readonly Candidate[],
): Promise<Result[]> {
  const { same, others } = await saidBefore(tx, record, candidates);
  const { checked, results } = await checkAll(tx, others);
  results.push(...same.map(({ candidate }): Result => ({ rows: candidate.rows, outcome: "unchanged" })));
  const { dryRun } = record.options;
  const register = (part: TransactionContext) => registerAll(part, record, checked);
  const settled = dryRun ? await inTrial((work) => inSavepoint(tx, work), register) : await register(tx);
  const contents = new Map<string, Content>();
  const listed = same.map(({ householdId }) => householdId);
  for (const [index, one] of checked.entries()) {
    const done = settled[index]!;
    results.push(resultOf(one, done));
    if (done instanceof Problem) continue;
    listed.push(done.householdId);
    if (!dryRun) contents.set(done.householdId, { hash: one.hash, family: one.candidate.family! });
  }
  await upsertContents(tx.db, record.source, contents);
  if (record.options.complete) await insertListed(tx.db, record.id, listed);
  return results;
}

/** What became of each, in their order: later ones find what those before them have made. */
async function registerAll(
  tx: TransactionContext,
  record: Import,
  checked: readonly Checked[],
): Promise<(Registration | Problem)[]> {
  const { areaCodes, ...locked } = await lockRegistrations(tx, checked);
  const due = checked.map((one, index) => ({ ...one, areaCode: areaCodes[index]! }));
  const inputs = due.map((one) => ({ ...inputOf(tx, record, one), numbers: one.numbers }));
  const registered = await registerHouseholds(tx, inputs, locked);
  const settled: (Registration | Problem)[] = [];
  for (const [index, one] of due.entries()) {
    const done = registered[index]!;
    const last = done === "apart" ? await takeApart(tx, record, one) : done;
    settled.push(last);
    if (!(last instanceof Problem) && last.resolved) await recordResolved(tx, record, last.resolved);
  }
  return settled;
}

interface SaidBefore {
  readonly candidate: Candidate;
  readonly householdId: string;
}

/**
 * Those of whom the source says what it last said: nothing is written of them, so nothing is locked or checked. Who the
 * household is, is read in the same look.
 */
async function saidBefore(
  tx: TransactionContext,
  { source }: Import,
  candidates: readonly Candidate[],
): Promise<{ same: readonly SaidBefore[]; others: readonly Candidate[] }> {
  const keys = candidates.flatMap(({ household }) => household?.keys ?? []);
  const known = await selectContents(tx.db, source, keys);
  const same: SaidBefore[] = [];
  const others: Candidate[] = [];
  for (const candidate of candidates) {
    const { faults, household } = candidate;
    const owned = household?.keys
      .map((key) => known.get(key.toString("hex")))
      .find((one) => one !== undefined);
    const isSame = faults.length === 0 && owned?.hash?.equals(household!.hash) === true;
    if (isSame) same.push({ candidate, householdId: owned.householdId });
    else others.push(candidate);
  }
  return { same, others };
}

async function checkAll(
  tx: TransactionContext,
  candidates: readonly Candidate[],
): Promise<{ checked: Checked[]; results: Result[] }> {
  const codes = candidates.flatMap(({ sent }) => codesOf(sent));
  const places = await resolveAreas(tx.db, codes);
  const results: Result[] = [];
  const checked: Checked[] = [];
  for (const candidate of candidates) {
    const one = await check(tx, candidate, places);
    if ("outcome" in one) results.push(one);
    else checked.push(one);
  }
  return { checked, results };
}

/** Of the village and the RT, as far as they are written as such. */
function codesOf(sent: Candidate["sent"]): string[] {
  const { areaCode, rt } = sent ?? {};
  if (!isAreaCode(areaCode)) return [];
  return typeof rt === "string" && /^\d{1,3}$/.test(rt) ? [areaCode, rtCode(areaCode, rt)] : [areaCode];
}

async function check(
  tx: TransactionContext,
  candidate: Candidate,
  places: ReadonlyMap<string, MeantArea>,
): Promise<Checked | Result> {
  const { rows, faults, household } = candidate;
  if (!household) return { rows, outcome: "rejected", faults };
  const parsed = household.parsed();
  if ("faults" in parsed) {
    const loose = await looseHouseholdFaults(tx, household.whole, "");
    const found = candidate.place([...parsed.faults, ...loose]);
    return { rows, outcome: "rejected", faults: [...faults, ...found] };
  }
  const { sent, numbers } = parsed;
  try {
    const areaCode = await checkSentHousehold(tx, sent, "", { places });
    if (faults.length > 0) return { rows, outcome: "rejected", faults };
    return { candidate, sent, numbers, areaCode, hash: household.hash };
  } catch (error) {
    return { rows, outcome: "rejected", faults: [...faults, ...candidate.place(faultsOf(error))] };
  }
}

/** One that depends on another of its chunk, or that members come to from elsewhere. */
async function takeApart(
  tx: TransactionContext,
  record: Import,
  checked: Checked,
): Promise<Registration | Problem> {
  try {
    return await inSavepoint(tx, (part) => registerHousehold(part, inputOf(part, record, checked)));
  } catch (error) {
    if (error instanceof Problem && error.status < 500) return error;
    throw error;
  }
}

function inputOf(
  tx: TransactionContext,
  { source, period }: Import,
  { sent, areaCode }: Checked,
): RegisterInput {
  const on = sent.observedOn ?? observedOn(period, tx.now);
  return { sent, areaCode, observed: { mode: "merge", source, observedOn: on, verified: false } };
}

async function recordResolved(tx: TransactionContext, { id }: Import, resolved: Resolved): Promise<void> {
  await recordLifeEvent(tx, { ...resolved, reason: `import ${id}` });
}

function resultOf({ candidate }: Checked, settled: Registration | Problem): Result {
  const { rows } = candidate;
  if (settled instanceof Problem) {
    return { rows, outcome: "rejected", faults: candidate.place(faultsOf(settled)) };
  }
  const { created, unchanged } = settled;
  return { rows, outcome: created ? "inserted" : unchanged ? "unchanged" : "updated" };
}
