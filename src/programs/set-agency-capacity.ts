// An agency says whether it takes more of a program's referrals; routing asks for it with the next one that opens.
import { requireScope } from "../actor.ts";
import { type Context, inTransaction } from "../context.ts";
import { text } from "../fault.ts";
import { checkRevision } from "../http/etag.ts";
import { Problem } from "../problem.ts";
import { knownProgram } from "./get-program.ts";
import type { Program, ProgramAgency } from "./program.ts";
import { beginRevision, updateCapacity } from "./store.ts";

export interface CapacitySaid extends Pick<ProgramAgency, "agency" | "capacity"> {
  /** Code of the program. */
  readonly code: string;
  /** The program's that the caller saw; `undefined`: any. */
  readonly revision: number | undefined;
}

/**
 * Said again, it changes nothing.
 * @throws {Problem} `not-found` where the agency is no candidate of the program; `forbidden` for what another agency
 *   has to say; `precondition-failed`
 */
export async function setAgencyCapacity(ctx: Context, input: CapacitySaid): Promise<Program> {
  requireScope(ctx.actor, "referrals:work");
  const { code, agency, capacity } = input;
  return inTransaction(ctx, async (tx) => {
    await beginRevision(tx.db, tx.now);
    const program = await knownProgram(tx, code);
    const said = program.agencies.find((one) => one.agency === agency && one.role !== "supporting");
    if (!said) throw new Problem("not-found");
    if (tx.actor.agency !== undefined && tx.actor.agency !== agency) throw speaksForAnother();
    checkRevision(input.revision, program.revision);
    if (said.capacity === capacity) return program;
    await updateCapacity(tx.db, { program: code, agency, capacity }, tx.now);
    tx.journal.audit({
      action: "program.capacity",
      entity: { type: "program", id: code },
      details: { agency, from: said.capacity, to: capacity },
    });
    return knownProgram(tx, code);
  });
}

function speaksForAnother(): Problem {
  return new Problem("forbidden", {
    detail: text(
      "Hanya instansi itu sendiri dan TKPK yang menyatakannya.",
      "Only the agency itself and the coordination team say this.",
    ),
  });
}
