// The one way in which needs are moved on: lock, decide, write, and say so.
import { type Context, inTransaction, type TransactionContext } from "../context.ts";
import { requireScope } from "../actor.ts";
import { uuidv7 } from "../database/ids.ts";
import { fault, text } from "../fault.ts";
import type { Holidays } from "../holidays/working-days.ts";
import { checkRevision } from "../http/etag.ts";
import { Problem } from "../problem.ts";
import type { Intake } from "./intake.ts";
import { eventAfter, needsAudit, needsEvent } from "./intake-events.ts";
import { type IntakeView, partyTo, type SeenIntake, viewOfIntake } from "./intake-view.ts";
import { needsDueAt } from "./need-clock.ts";
import {
  asksForWords,
  decideNeeds,
  type NeedDecision,
  type NeedMove,
  type NeedParty,
} from "./needs-lifecycle.ts";
import { lockIntake, selectHolidays, selectSteps, updateNeeds } from "./needs-store.ts";

/** What every action takes. */
export interface MoveNeedsInput {
  readonly id: string;
  /** The revision that the caller saw (`If-Match`); absent: any. */
  readonly revision?: number;
  /** What was done, or is to be known by who is asked. */
  readonly text?: string;
}

/**
 * @throws {Problem} `not-found`; `precondition-failed`; `forbidden` for who is no party to it; `illegal-transition`
 * with `intakeStatus` and `legalActions`; `unprocessable` where it has to be said what was done
 */
export async function moveNeeds(ctx: Context, input: MoveNeedsInput, move: NeedMove): Promise<IntakeView> {
  requireScope(ctx.actor, "intakes:write");
  return inTransaction(ctx, async (tx) => {
    const before = await lockIntake(tx.db, tx.vault, tx.actor, input.id);
    if (!before) throw new Problem("not-found");
    checkRevision(input.revision, before.revision);
    const holidays = await selectHolidays(tx.db, tx.now);
    const mover = { party: partyTo(before, tx.actor), words: input.text, holidays };
    const moved = await writeMove(tx, before, move, mover);
    // Not read as others read it: an agency that has given it back does not see it any longer.
    return viewOfIntake(tx.actor, moved, await selectSteps(tx.db, tx.vault, moved.id));
  });
}

/** Who moves it on, with which words; and what its next due time is counted by. */
interface Mover {
  readonly party: NeedParty;
  readonly words?: string;
  readonly holidays: Holidays;
}

/** Decides and writes a move of an intake that is locked. */
export async function writeMove(
  tx: TransactionContext,
  before: SeenIntake,
  move: NeedMove,
  { party, words, holidays }: Mover,
): Promise<SeenIntake> {
  const { action } = move;
  const decision = decideNeeds(before, move, party);
  if (!decision.ok) throw refusal(before, decision);
  if (words === undefined && asksForWords(action, before.status)) throw wordsMissing();
  const { next } = decision;
  const dueAt = needsDueAt(next.status, tx.now, holidays);
  const step = {
    ...{ id: uuidv7(), action, agency: tx.actor.agency ?? null, actor: tx.actor.name },
    text: words === undefined ? undefined : tx.vault.seal(words),
  };
  const revision = await updateNeeds(tx.db, before, { ...next, dueAt }, step, tx.now);
  const moved = { ...before, ...next, dueAt, revision, overdue: false, updatedAt: tx.now };
  tx.journal.audit(
    needsAudit(moved, action, { from: before.status, to: next.status, forwardedTo: next.forwardedTo }),
  );
  tx.journal.event(needsEvent(moved, eventAfter[action], before));
  return moved;
}

function refusal(intake: Intake, decision: Extract<NeedDecision, { ok: false }>): Problem {
  if (decision.problem === "forbidden") {
    return new Problem("forbidden", {
      detail: text(
        "Tindakan ini bukan wewenang Anda pada pengaduan ini.",
        "This action is not yours to take on this intake.",
      ),
    });
  }
  const { legalActions } = decision;
  const list = legalActions.join(", ");
  const stands =
    intake.status === null
      ? text("Tidak ada kebutuhan yang ditindaklanjuti.", "There are no needs to be followed.")
      : text(`Pengaduan berstatus "${intake.status}".`, `The needs are "${intake.status}".`);
  return new Problem("illegal-transition", {
    detail: text(
      `${stands.id} Tindakan yang dapat dilakukan: ${list || "tidak ada"}.`,
      `${stands.en} Possible actions: ${list || "none"}.`,
    ),
    extra: { intakeStatus: intake.status ?? undefined, legalActions },
  });
}

function wordsMissing(): Problem {
  const missing = fault("/text", "required", "Jelaskan apa yang dilakukan.", "Say what was done.");
  return new Problem("unprocessable", { errors: [missing] });
}
