// Whether what is said of a file beside it fits together, before any of it is read.
import { type Actor, requireScope } from "../actor.ts";
import type { TransactionContext } from "../context.ts";
import { type Fault, fault, text, unknownCode } from "../fault.ts";
import { periodStart } from "../households/decile-period.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { Problem } from "../problem.ts";
import { selectProgram, selectProgramCodes } from "../programs/programs-query.ts";
import type { ImportKind } from "./import.ts";

/** @throws {Problem} `forbidden` for an agency that sends anything but what it did with its own referrals */
export function requireKind(actor: Actor, kind: ImportKind): void {
  requireScope(actor, "imports:run");
  if (kind === "referral-actions") {
    requireScope(actor, "referrals:read");
    requireScope(actor, "referrals:work");
  } else if (actor.role === "agency") {
    throw new Problem("forbidden", {
      detail: text(
        "Instansi hanya mengirim berkas referral-actions.",
        "An agency sends files of referral-actions only.",
      ),
    });
  }
}

/** @throws {Problem} `invalid-request` for one that is still to come */
export function checkPeriod(period: string, now: Date): void {
  if (periodStart(period) <= jakartaDate(now).slice(0, 7)) return;
  throw new Problem("invalid-request", {
    errors: [
      fault("/query/period", "in-the-future", "Tidak boleh di masa depan.", "May not lie in the future."),
    ],
  });
}

/** @throws {Problem} `invalid-request` with each option that the kind of file does not have */
export function checkOptions(input: {
  readonly kind: ImportKind;
  readonly program: string | null;
  readonly complete: boolean;
}): void {
  const { kind, program, complete } = input;
  const faults: Fault[] = [];
  if (program !== null && kind !== "enrolments") faults.push(notOf("program", kind));
  if (complete && kind !== "households" && kind !== "enrolments") faults.push(notOf("complete", kind));
  if (complete && kind === "enrolments" && program === null) {
    const [id, en] = [
      "Berkas lengkap harus menyebut programnya.",
      "A complete file has to name its program.",
    ];
    faults.push(fault("/query/program", "missing", id, en));
  }
  if (faults.length > 0) throw new Problem("invalid-request", { errors: faults });
}

function notOf(option: string, kind: ImportKind): Fault {
  return fault(
    `/query/${option}`,
    "not-of-this-kind",
    `Tidak berlaku untuk berkas ${kind}.`,
    `Files of ${kind} do not have it.`,
  );
}

/** @throws {Problem} `invalid-request` for a program that is not there, or is given to no people */
export async function requireProgram(
  tx: TransactionContext,
  { program: code }: { readonly program: string | null },
): Promise<void> {
  if (code === null) return;
  const program = await selectProgram(tx.db, code);
  if (program && program.unit !== "area") return;
  const at = "/query/program";
  const errors = program
    ? [fault(at, "wrong-unit", "Program ini untuk RT.", "This program is given to an RT, not to people.")]
    : [unknownCode(at, text("Program", "The program"), code, await selectProgramCodes(tx.db))];
  throw new Problem("invalid-request", { errors });
}
