// Takes the recipients of a chunk in: a row names a household by its card or a person by the national ID.
import { inSavepoint, inTrial, type TransactionContext } from "../context.ts";
import { type ListedRecipient, recordListed } from "../enrolments/record-listed.ts";
import { type Located, locateOwners } from "../households/locate-owners.ts";
import { zodFaults } from "../http/zod-faults.ts";
import { selectPrograms } from "../programs/programs-query.ts";
import type { Candidate } from "./assemble-family.ts";
import {
  recipientFaults,
  type SentRecipient,
  sentRecipient,
  subjectOf,
  type Unit,
} from "./check-recipient.ts";
import type { Result } from "./chunk.ts";
import type { Import } from "./import.ts";
import { insertListed } from "./listing-store.ts";
import { readableNumbers } from "./readable-numbers.ts";
import { insertListedMeant } from "./receipt-store.ts";
import {
  type Recipient,
  recipientKey,
  selectMatchedRecipients,
  upsertRecipients,
} from "./recipient-store.ts";

interface Checked extends Recipient {
  readonly candidate: Candidate;
  readonly sent: SentRecipient;
}

export async function takeEnrolments(
  tx: TransactionContext,
  record: Import,
  candidates: readonly Candidate[],
): Promise<Result[]> {
  const units = new Map<string, Unit>((await selectPrograms(tx.db)).map(({ code, unit }) => [code, unit]));
  const results: Result[] = [];
  const checked: Checked[] = [];
  for (const candidate of candidates) {
    const one = check(tx, record, candidate, units);
    if ("outcome" in one) results.push(one);
    else checked.push(one);
  }
  const located = await locateOwners(
    tx,
    checked.map(({ sent }) => sent),
  );
  const known = await selectMatchedRecipients(
    tx.db,
    record.source,
    checked.map(({ program }) => program),
    checked.map(({ recipient }) => recipient),
  );
  const { kept, groups, ...settled } = sortOut(tx, checked, located, known, units);
  results.push(...settled.results);
  const { source, options } = record;
  const recordAll = async (part: TransactionContext) => {
    for (const [program, group] of groups) {
      const list = { program, source, type: units.get(program)! };
      const recipients = group.map(({ listed }) => listed);
      const changes = await recordListed(part, list, recipients);
      results.push(
        ...group.map(({ one }, index) => ({ rows: one.candidate.rows, outcome: changes[index]! })),
      );
    }
  };
  await (options.dryRun ? inTrial((work) => inSavepoint(tx, work), recordAll) : recordAll(tx));
  if (options.complete) {
    const subjects = [...groups.values()].flat().map(({ listed }) => listed.subject.id);
    await insertListed(tx.db, record.id, subjects);
    // A number that nobody has now may be one that a recipient had.
    const unmatched = kept.filter(({ sealed }) => sealed !== null);
    const numbers = unmatched.flatMap(({ candidate }) => readableNumbers(tx.vault, candidate));
    await insertListedMeant(tx.db, record.id, numbers);
  }
  if (!options.dryRun) await upsertRecipients(tx.db, record.source, record.id, kept);
  return results;
}

interface SortedOut {
  readonly kept: Checked[];
  /** By program, those whom somebody registered is. */
  readonly groups: Map<string, { one: Checked; listed: ListedRecipient }[]>;
  readonly results: Result[];
}

function sortOut(
  { vault }: TransactionContext,
  checked: readonly Checked[],
  located: readonly Located[],
  known: ReadonlyMap<string, Buffer>,
  units: ReadonlyMap<string, Unit>,
): SortedOut {
  const results: Result[] = [];
  const kept: Checked[] = [];
  const groups = new Map<string, { one: Checked; listed: ListedRecipient }[]>();
  for (const [index, one] of checked.entries()) {
    const unit = units.get(one.program)!;
    const found = subjectOf(unit, one.sent, located[index]!);
    const { candidate } = one;
    if (found === "unmatched") {
      results.push({ rows: candidate.rows, outcome: "unmatched" });
      kept.push({ ...one, sealed: vault.seal(JSON.stringify(one.sent)) });
    } else if ("code" in found) {
      results.push({ rows: candidate.rows, outcome: "rejected", faults: candidate.place([found]) });
    } else {
      const isKnown = known.get(recipientKey(one))?.equals(one.hash) === true;
      const { from, to, externalId } = one.sent;
      const listed = { ...found, ...{ from, to, externalId, isKnown } };
      groups.set(one.program, [...(groups.get(one.program) ?? []), { one, listed }]);
      kept.push(one);
    }
  }
  return { kept, groups, results };
}

function check(
  { vault }: TransactionContext,
  { program, period }: Import,
  candidate: Candidate,
  units: ReadonlyMap<string, Unit>,
): Checked | Result {
  const { rows, faults } = candidate;
  const sent = { ...(program === null ? {} : { program }), ...candidate.sent };
  const parsed = sentRecipient.safeParse(sent, { reportInput: true });
  const found = [
    ...(parsed.success ? [] : zodFaults(parsed.error.issues, "")),
    ...(candidate.sent ? recipientFaults(sent, program, units) : []),
  ];
  const all = [...faults, ...candidate.place(found)];
  if (!parsed.success || all.length > 0) return { rows, outcome: "rejected", faults: all };
  const { data } = parsed;
  const { familyCardNumber = "", nationalId = "", from } = data;
  // Whoever received it before, and does again, is listed for each time.
  const who = [familyCardNumber, nationalId, ...(from === undefined ? [] : [from])].join(" ");
  return {
    candidate,
    sent: data,
    program: data.program,
    recipient: vault.lookup("import-recipient", who),
    line: rows[0]!.line,
    hash: vault.lookup("import-content", JSON.stringify([period, data])),
    sealed: null,
  };
}
