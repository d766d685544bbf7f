// Registers many households at once: what is on file of them is read together, and what differs is written together.
import { ensureRt } from "../areas/ensure-rt.ts";
import { selectSuccessors } from "../areas/succession-query.ts";
import type { TransactionContext } from "../context.ts";
import { uuidv7 } from "../database/ids.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { Problem } from "../problem.ts";
import { type DecidedRegistration, decideRegistration, type OnFile } from "./decide-registration.ts";
import { identify, type Owner } from "./identify.ts";
import type { SentNumber } from "./numbers.ts";
import { journalRegistration, loadOnFile, registrationOf } from "./register-household.ts";
import type { RegisterInput, Registration } from "./register-input.ts";
import { sharedIdentities } from "./shared-identities.ts";
import { type RowsToWrite, writeHouseholds } from "./store.ts";

export interface LockedInput extends RegisterInput {
  readonly numbers: readonly SentNumber[];
}

/** `apart`: it depends on another one, or moves members, and is for `registerHousehold` after these. */
export type BatchResult = Registration | Problem | "apart";

/**
 * Everything that it needs is locked by `lockRegistrations`.
 * @param known.owners of numbers, by look-up key in hex
 * @param known.areas codes of the RT that exist
 * @returns what became of each, in their order; one that is refused leaves the others as they are
 */
export async function registerHouseholds(
  tx: TransactionContext,
  inputs: readonly LockedInput[],
  known: { readonly owners: ReadonlyMap<string, Owner>; readonly areas: ReadonlySet<string> },
): Promise<BatchResult[]> {
  const { actor, now } = tx;
  const deciding = { actor, now, today: jakartaDate(now), newId: uuidv7 };
  const identities = inputs.map(({ numbers, sent: { resolution } }) =>
    orProblem(() => identify(numbers, known.owners, actor, { resolution })),
  );
  const shared = sharedIdentities(inputs, identities);
  const together = inputs.flatMap(({ observed }, index) => {
    const identity = identities[index]!;
    return isProblem(identity) || shared.has(index) ? [] : { identity, observed };
  });
  const onFile = await loadOnFile(tx, together);
  const decided = inputs.map((input, index) => {
    const identity = identities[index]!;
    if (isProblem(identity)) return identity;
    if (shared.has(index)) return "apart";
    const asked = { ...input, identity, sentNumbers: input.numbers };
    return orProblem(() => decideRegistration(asked, onFile, deciding));
  });
  const ready = decided.filter(isDecided);
  const made = await write(tx, ready, onFile, known.areas);
  return decided.map((one, index) => {
    if (!isDecided(one)) return one;
    const code = inputs[index]!.areaCode;
    return registrationOf(inputs[index]!, one, { code, created: made.has(code) });
  });
}

/** @returns codes of the RT that had to be made */
async function write(
  tx: TransactionContext,
  decided: readonly DecidedRegistration[],
  onFile: OnFile,
  areas: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const made = await makeRts(tx, decided, areas);
  const all = <Part extends keyof RowsToWrite>(part: Part) =>
    decided.flatMap(({ rows }) => rows[part] as readonly RowsToWrite[Part][number][]);
  const newIds = new Set(decided.flatMap(({ change }) => (change.created ? change.household.id : [])));
  const households = partition(all("households"), ({ id }) => newIds.has(id));
  const persons = partition(all("persons"), ({ id }) => !onFile.persons.has(id));
  const memberships = partition(all("memberships"), ({ householdId }) => newIds.has(householdId));
  const rows = {
    created: { households: households[0], persons: persons[0], memberships: memberships[0] },
    changed: {
      ...{ households: households[1], persons: persons[1], memberships: memberships[1] },
      documents: all("documents"),
      removedDocuments: all("removedDocuments"),
    },
  };
  const added = decided.flatMap(({ numbers }) => numbers.added);
  const ended = decided.flatMap(({ numbers }) => numbers.ended);
  await writeHouseholds(tx.db, tx.vault, rows, { added, ended }, jakartaDate(tx.now));
  for (const one of decided) journalRegistration(tx, one);
  return made;
}

function partition<T>(all: readonly T[], isFirst: (one: T) => boolean): [T[], T[]] {
  return [all.filter(isFirst), all.filter((one) => !isFirst(one))];
}

async function makeRts(
  tx: TransactionContext,
  decided: readonly DecidedRegistration[],
  areas: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const codes = new Set(decided.map(({ change }) => change.household.areaCode));
  const missing = [...codes].filter((code) => !areas.has(code)).sort();
  const made = new Set<string>();
  for (const code of missing) if ((await ensureRt(tx, code)).created) made.add(code);
  const found = missing.filter((code) => !made.has(code));
  // Somebody made it, and another RT of it, since its row was looked for: the chunk is looked at anew.
  if ((await selectSuccessors(tx.db, found)).size > 0) throw new Problem("busy");
  return made;
}

function orProblem<T>(decide: () => T): T | Problem {
  try {
    return decide();
  } catch (error) {
    if (error instanceof Problem && error.status < 500) return error;
    throw error;
  }
}

function isProblem(one: unknown): one is Problem {
  return one instanceof Problem;
}

function isDecided(one: DecidedRegistration | Problem | "apart"): one is DecidedRegistration {
  return one !== "apart" && !isProblem(one);
}
