// Takes the households of a chunk in: checked and registered as an intake's are, each one whole or not at all.
import type { Area } from "../areas/area.ts";
import { inSavepoint, type TransactionContext } from "../context.ts";
import { type Fault, fault } from "../fault.ts";
import { checkSentHousehold, looseHouseholdFaults } from "../households/check-sent.ts";
import type { SentHousehold } from "../households/household.ts";
import { lockRegistrations } from "../households/lock-registrations.ts";
import { registerHousehold, type Registration } from "../households/register-household.ts";
import { sentHousehold } from "../households/sent-household.ts";
import { zodFaults } from "../http/zod-faults.ts";
import { recordLifeEvent } from "../life-events/record-life-event.ts";
import { Problem } from "../problem.ts";
import type { Candidate } from "./assemble-family.ts";
import type { Result } from "./chunk.ts";
import type { Import } from "./import.ts";
import { observedOn } from "./observed-on.ts";
import { selectContents, upsertContents } from "./outcome-store.ts";

interface Checked {
  readonly candidate: Candidate;
  readonly sent: SentHousehold;
  readonly village: Area;
  readonly hash: Buffer;
}

/** @throws what is no fault of the file; then nothing of the chunk is kept */
export async function takeHouseholds(
  tx: TransactionContext,
  record: Import,
  candidates: readonly Candidate[],
): Promise<Result[]> {
  const results: Result[] = [];
  const ready: Checked[] = [];
  for (const candidate of candidates) {
    const checked = await check(tx, record, candidate);
    if ("outcome" in checked) results.push(checked);
    else ready.push(checked);
  }
  const householdIds = await lockRegistrations(tx, ready);
  const known = await selectContents(
    tx.db,
    record.source,
    householdIds.filter((id) => id !== undefined),
  );
  const contents = new Map<string, Buffer>();
  for (const [index, one] of ready.entries()) {
    const { rows } = one.candidate;
    const householdId = householdIds[index];
    const isKnown = householdId !== undefined && known.get(householdId)?.equals(one.hash) === true;
    results.push(isKnown ? { rows, outcome: "unchanged" } : await take(tx, record, one, contents));
  }
  await upsertContents(tx.db, record.source, contents);
  return results;
}

async function check(
  tx: TransactionContext,
  record: Import,
  candidate: Candidate,
): Promise<Checked | Result> {
  const { rows, faults } = candidate;
  if (!candidate.sent) return { rows, outcome: "rejected", faults };
  const whole = withOptions(candidate.sent, record);
  const parsed = sentHousehold.safeParse(whole, { reportInput: true });
  if (!parsed.success) {
    const loose = await looseHouseholdFaults(tx, whole, "");
    const found = candidate.place([...zodFaults(parsed.error.issues, ""), ...loose]);
    return { rows, outcome: "rejected", faults: [...faults, ...found] };
  }
  const sent = parsed.data as SentHousehold;
  try {
    const village = await checkSentHousehold(tx, sent, "");
    if (faults.length > 0) return { rows, outcome: "rejected", faults };
    const hash = tx.vault.lookup("import-content", JSON.stringify([record.period, whole]));
    return { candidate, sent, village, hash };
  } catch (error) {
    return { rows, outcome: "rejected", faults: [...faults, ...candidate.place(faultsOf(error))] };
  }
}

/** What the import as a whole says of each household. */
function withOptions(
  sent: NonNullable<Candidate["sent"]>,
  { source, period, options, columns }: Import,
): object {
  const { complete, resolve } = options;
  const { decile, resolution: _own, ...rest } = columns ? withSystem(sent, source) : sent;
  const dated = columns && decile !== undefined ? { ...(decile as object), source, period } : decile;
  return {
    ...rest,
    ...(dated === undefined ? {} : { decile: dated }),
    ...(complete ? { membersComplete: true } : {}),
    ...(resolve === "report" ? {} : { resolution: resolve }),
  };
}

/** An id in a column is that of whose file it is. */
function withSystem(sent: NonNullable<Candidate["sent"]>, system: string): NonNullable<Candidate["sent"]> {
  const named = (record: Readonly<Record<string, unknown>>) =>
    record.source ? { ...record, source: { ...record.source, system } } : record;
  return { ...named(sent), members: (sent.members as Readonly<Record<string, unknown>>[]).map(named) };
}

async function take(
  tx: TransactionContext,
  record: Import,
  checked: Checked,
  contents: Map<string, Buffer>,
): Promise<Result> {
  const { candidate, hash } = checked;
  const { rows } = candidate;
  try {
    const { householdId, created, unchanged } = await inSavepoint(tx, async (part) => {
      const registration = await register(part, record, checked);
      if (record.options.dryRun) throw new Tried(registration);
      return registration;
    }).catch((error: unknown) => {
      if (error instanceof Tried) return error.registration;
      throw error;
    });
    if (!record.options.dryRun) contents.set(householdId, hash);
    return { rows, outcome: created ? "inserted" : unchanged ? "unchanged" : "updated" };
  } catch (error) {
    return { rows, outcome: "rejected", faults: candidate.place(faultsOf(error)) };
  }
}

/** A dry run does everything, and takes it back. */
class Tried extends Error {
  readonly registration: Registration;

  constructor(registration: Registration) {
    super("tried");
    this.registration = registration;
  }
}

async function register(
  tx: TransactionContext,
  { id, source, period }: Import,
  { sent, village }: Checked,
): Promise<Registration> {
  const observed = {
    mode: "merge",
    source,
    observedOn: sent.observedOn ?? observedOn(period, tx.now),
    verified: false,
  } as const;
  const registration = await registerHousehold(tx, { sent, village, observed });
  if (registration.resolved) await recordLifeEvent(tx, { ...registration.resolved, reason: `import ${id}` });
  return registration;
}

/** Faults of what was sent; everything else is thrown on. */
function faultsOf(error: unknown): readonly Fault[] {
  if (!(error instanceof Problem) || error.status >= 500) throw error;
  const { errors = [], detail } = error.details;
  if (errors.length > 0) return errors;
  const { id, en } = detail ?? error.title;
  return [fault("", error.code, id, en)];
}
