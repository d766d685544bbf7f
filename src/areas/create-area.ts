// Adds an RT to a village, or confirms one that was made on first use.
import { requireScope } from "../actor.ts";
import { type Context, inTransaction } from "../context.ts";
import { text, unknownCode } from "../fault.ts";
import { Problem } from "../problem.ts";
import { rtCode } from "./area.ts";
import { selectVillageCodes } from "./area-query.ts";
import { ensureRt } from "./ensure-rt.ts";
import { type AreaView, viewOf } from "./get-area.ts";
import { resolveArea, resolveAreas } from "./resolve-area.ts";
import { isVerifier, requireWithin } from "./speak-for-area.ts";
import { confirmRt } from "./store.ts";

export interface NewRt {
  /** Code of the village, or an alias of it. */
  readonly villageCode: string;
  /** One to three digits. */
  readonly rt: string;
  readonly name?: string;
}

/**
 * An RT added by the coordination team or by a field officer of its village is confirmed; another caller's waits.
 * @throws {Problem} `unprocessable` for an unknown village; `forbidden` outside the caller's area; `already-exists`
 */
export async function createArea(ctx: Context, input: NewRt): Promise<AreaView> {
  requireScope(ctx.actor, "areas:write");
  return inTransaction(ctx, async (tx) => {
    const code = await resolveRt(tx, input);
    requireWithin(tx.actor, code);
    const confirmed = isVerifier(tx.actor);
    const { created } = await ensureRt(tx, code, { name: input.name, confirmed });
    if (!created) {
      const settled = confirmed ? await confirmRt(tx.db, code, input.name, tx.now) : undefined;
      if (!settled) throw alreadyExists(code);
      tx.journal.audit({ action: "area.confirm", entity: { type: "area", id: code } });
    }
    return viewOf(tx, (await resolveArea(tx.db, code))!);
  });
}

async function resolveRt(ctx: Pick<Context, "db">, { villageCode, rt }: NewRt): Promise<string> {
  const asked = rtCode(villageCode, rt);
  const meant = await resolveAreas(ctx.db, [villageCode, asked]);
  if (meant.get(villageCode)?.area?.level === "village") return meant.get(asked)!.code;
  const known = await selectVillageCodes(ctx.db);
  const fault = unknownCode("/villageCode", text("Kelurahan", "The village"), villageCode, known);
  throw new Problem("unprocessable", { errors: [fault] });
}

function alreadyExists(code: string): Problem {
  return new Problem("already-exists", {
    detail: text(`RT "${code}" sudah ada.`, `The RT "${code}" is there already.`),
  });
}
