// Records by hand that a subject receives a program.
import { type Actor, requireScope } from "../actor.ts";
import { selectAgencyCodes } from "../agencies/agency-query.ts";
import { subjectInUse } from "../areas/resolve-area.ts";
import { type Context, inTransaction, type TransactionContext } from "../context.ts";
import type { Subject } from "../subject.ts";
import { type Fault, fault, text, unknownCode } from "../fault.ts";
import { Problem } from "../problem.ts";
import { selectProgramCodes } from "../programs/programs-query.ts";
import type { Enrolment } from "./enrolment.ts";
import { lockSubject } from "./lock-subject.ts";
import { startEnrolment } from "./start-enrolment.ts";
import { lockHolderOfReferral, type ProgramOfAgency, selectProgramOfAgency } from "./store.ts";
import type { Place } from "./subject-query.ts";

export interface EnrolmentRecord {
  readonly program: string;
  readonly subject: Subject;
  /** An agency records for itself; TKPK for the one named, or for none. */
  readonly agency?: string;
  readonly from?: string;
  readonly to?: string;
  readonly source?: string;
  readonly externalId?: string;
}

/**
 * @throws {Problem} `unprocessable` for an unknown program, subject or agency, a subject of another kind than the
 * program's, or dates in the wrong order; `forbidden` for an agency that does not deliver the program;
 * `referral-open` while another agency works a referral of the program and subject; `already-exists` while the subject
 * receives it
 */
export async function recordEnrolment(ctx: Context, sent: EnrolmentRecord): Promise<Enrolment> {
  requireScope(ctx.actor, "enrolments:write");
  return inTransaction(ctx, async (tx) => {
    const input = { ...sent, subject: await subjectInUse(tx.db, sent.subject) };
    const program = await selectProgramOfAgency(tx.db, input.program, tx.actor.agency);
    // Whether a subject exists is not for an agency that has nothing to record of it.
    requireDelivery(tx.actor, input, program);
    const place = mayLookUp(tx.actor, program) ? await lockSubject(tx, input.subject) : undefined;
    const faults = await faultsOf(tx, input, program, place);
    if (faults.length > 0 || !place) throw new Problem("unprocessable", { errors: faults });
    await leaveToHolder(tx, input);
    const agency = tx.actor.agency ?? input.agency ?? null;
    const enrolment = await startEnrolment(tx, { ...input, agency, source: input.source ?? "manual" }, place);
    if (!enrolment) {
      throw new Problem("already-exists", {
        detail: text("Sudah menerima program ini.", "The subject receives this program already."),
      });
    }
    return enrolment;
  });
}

async function faultsOf(
  tx: TransactionContext,
  input: EnrolmentRecord,
  program: ProgramOfAgency | undefined,
  place: Place | undefined,
): Promise<Fault[]> {
  const { subject, agency, from, to } = input;
  const faults: Fault[] = [];
  if (!program) {
    const known = await selectProgramCodes(tx.db);
    faults.push(unknownCode("/program", text("Program", "The program"), input.program, known));
  } else if (program.unit !== subject.type) {
    faults.push(
      fault(
        "/subject/type",
        "wrong-unit",
        `Program ini untuk ${program.unit}.`,
        `This program is given to a ${program.unit}.`,
      ),
    );
  }
  if (!place && mayLookUp(tx.actor, program)) {
    faults.push(
      fault("/subject/id", "unknown-subject", "Subjek tidak dikenal.", "The subject is not known."),
    );
  }
  if (agency !== undefined) {
    const known = await selectAgencyCodes(tx.db);
    if (!known.includes(agency)) {
      faults.push(unknownCode("/agency", text("Instansi", "The agency"), agency, known));
    }
  }
  if (from !== undefined && to !== undefined && to < from) {
    faults.push(fault("/to", "before-start", "Sebelum tanggal mulai.", "Lies before the start."));
  }
  return faults;
}

/** A program that does not exist is for `faultsOf` to name. */
function requireDelivery(actor: Actor, input: EnrolmentRecord, program: ProgramOfAgency | undefined): void {
  if (actor.role !== "agency") return;
  const delivers = !program || program.role === "lead" || program.role === "alternate";
  if (delivers && (input.agency ?? actor.agency) === actor.agency) return;
  throw new Problem("forbidden", {
    detail: text(
      "Instansi hanya mencatat kepesertaan program yang dilaksanakannya, atas namanya sendiri.",
      "An agency records enrolments of the programs that it delivers, under its own name.",
    ),
  });
}

function mayLookUp(actor: Actor, program: ProgramOfAgency | undefined): boolean {
  return actor.role !== "agency" || program !== undefined;
}

/** An enrolment completes the referral of its program and subject: the agency that works it does that itself. */
async function leaveToHolder(tx: TransactionContext, { program, subject }: EnrolmentRecord): Promise<void> {
  if (tx.actor.role !== "agency") return;
  const holder = await lockHolderOfReferral(tx.db, program, subject);
  if (holder === null || holder === tx.actor.agency) return;
  throw new Problem("referral-open", {
    detail: text(
      "Rujukan subjek ini ke program ini sedang dikerjakan instansi lain.",
      "Another agency works the referral of this subject to this program.",
    ),
  });
}
