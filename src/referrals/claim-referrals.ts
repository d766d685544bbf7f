// An agency picks up its next referrals, as many as it can work on.
import { uuidv7 } from "../database/ids.ts";
import { requireScope } from "../actor.ts";
import { unknownAreas } from "../areas/area-query.ts";
import { codeInUse } from "../areas/resolve-area.ts";
import { type Context, inTransaction, type TransactionContext } from "../context.ts";
import { text, unknownCode } from "../fault.ts";
import { Problem } from "../problem.ts";
import { selectProgramCodes } from "../programs/programs-query.ts";
import { claimForAgency } from "./claim-store.ts";
import { clockOf } from "./due-clock.ts";
import { selectCalendar } from "./due-store.ts";
import type { Referral } from "./referral.ts";
import { auditOf, stateEvent } from "./referral-events.ts";
import { selectReferralsByIds } from "./list-store.ts";
import { type ReferralView, viewOf } from "./view.ts";

/** Of one program by priority, unknown last; across programs by due time. `limit` is at most 100. */
export interface Claim {
  readonly program?: string;
  readonly area?: string;
  readonly limit: number;
}

/**
 * Answers what the caller's agency holds from now on, in the order of urgency; empty when nothing is on offer.
 * @throws {Problem} `forbidden` for a caller without an agency, `unprocessable` for an unknown program or area
 */
export async function claimReferrals(ctx: Context, input: Claim): Promise<ReferralView[]> {
  requireScope(ctx.actor, "referrals:work");
  const { agency } = ctx.actor;
  if (ctx.actor.role !== "agency" || agency === undefined) {
    throw new Problem("forbidden", {
      detail: text("Hanya instansi yang mengambil rujukan.", "Only an agency picks up referrals."),
    });
  }
  const claimed = await inTransaction(ctx, async (tx) => {
    const ids = Array.from({ length: input.limit }, () => uuidv7());
    const claim = { ...input, area: await codeInUse(tx.db, input.area) };
    const clocks = await clocksToComplete(tx, claim.program);
    const taken = await claimForAgency(tx.db, agency, claim, ids, clocks, tx.actor.name, tx.now);
    // Only an empty answer can be due to a mistyped code.
    if (taken.length === 0) await requireKnownCodes(tx, claim);
    for (const referral of taken) record(tx, referral);
    return taken;
  });
  const rows = await selectReferralsByIds(
    ctx.db,
    ctx.actor,
    claimed.map(({ id }) => id),
  );
  const views = new Map(rows.map((row) => [row.referral.id, viewOf(row, ctx.actor, ctx.now)]));
  return claimed.flatMap(({ id }) => views.get(id) ?? []);
}

/** Of the program, or of all. */
async function clocksToComplete(tx: TransactionContext, program: string | undefined) {
  const programs = program === undefined ? undefined : [program];
  const { terms, holidays } = await selectCalendar(tx.db, programs, tx.now);
  return [...terms].map(([code, days]) => ({
    program: code,
    ...clockOf("accepted", days, tx.now, holidays),
  }));
}

function record(tx: TransactionContext, referral: Referral): void {
  const details = { from: "requested", to: referral.status, holder: referral.holder, claimed: true };
  tx.journal.audit(auditOf(referral, "accept", details));
  tx.journal.event(stateEvent(referral, "accept", "requested"));
}

async function requireKnownCodes(tx: TransactionContext, { program, area }: Claim): Promise<void> {
  const programs = program === undefined ? [] : await selectProgramCodes(tx.db);
  const errors = [
    ...(program !== undefined && !programs.includes(program)
      ? [unknownCode("/program", text("Program", "The program"), program, programs)]
      : []),
    ...(area === undefined ? [] : await unknownAreas(tx.db, [{ pointer: "/area", code: area }])),
  ];
  if (errors.length > 0) throw new Problem("unprocessable", { errors });
}
