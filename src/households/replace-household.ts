// Replaces what is said of a household: facts that are not named are cleared, members not listed have left.
import { requireScope } from "../actor.ts";
import { isVerifier } from "../areas/speak-for-area.ts";
import { type Context, inTransaction } from "../context.ts";
import type { Fault } from "../fault.ts";
import { checkRevision } from "../http/etag.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { checkSentHousehold } from "./check-sent.ts";
import type { SentHousehold } from "./household.ts";
import { registerHousehold } from "./register-household.ts";

export interface Replacement {
  readonly id: string;
  readonly sent: SentHousehold;
  /** What the caller saw; `undefined`: any. */
  readonly revision: number | undefined;
}

/**
 * Members are addressed by `personId`; a number that is left out keeps the stored one.
 * @throws {Problem} `not-found`, `precondition-failed`, `unprocessable`, `conflict`
 */
export async function replaceHousehold(ctx: Context, input: Replacement): Promise<readonly Fault[]> {
  requireScope(ctx.actor, "households:write");
  const areaCode = await checkSentHousehold(ctx, input.sent, "", { identified: true });
  return inTransaction(ctx, async (tx) => {
    const { warnings } = await registerHousehold(tx, {
      sent: input.sent,
      areaCode,
      householdId: input.id,
      checkRevision: (current) => checkRevision(input.revision, current),
      observed: {
        mode: "replace",
        source: tx.actor.name,
        observedOn: input.sent.observedOn ?? jakartaDate(tx.now),
        verified: isVerifier(tx.actor),
      },
    });
    return warnings;
  });
}
