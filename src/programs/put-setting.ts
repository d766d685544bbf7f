// Enters the value of a setting from a day on.
import { requireScope } from "../actor.ts";
import { type Context, inTransaction } from "../context.ts";
import type { Indicator } from "../eligibility/catalogue.ts";
import { type Fault, fault, nearest, text } from "../fault.ts";
import { Problem } from "../problem.ts";
import { type Setting, settingIndicators } from "./list-settings.ts";
import { selectSettingValues, type SettingValue } from "./programs-query.ts";
import { beginRevision, upsertSetting } from "./store.ts";

/**
 * A value of the same day is replaced; others stay, so that a matching at an earlier date still sees its own.
 * @throws {Problem} `not-found` for a name that the catalogue does not have, with the nearest; `unprocessable`
 */
export async function putSetting(ctx: Context, input: SettingValue): Promise<Setting> {
  requireScope(ctx.actor, "settings:write");
  const indicator = knownSetting(input.name);
  const errors = valueFaults(indicator, input.value);
  if (errors.length > 0) throw new Problem("unprocessable", { errors });
  return inTransaction(ctx, async (tx) => {
    await beginRevision(tx.db, tx.now);
    await upsertSetting(tx.db, input, tx.now);
    tx.journal.audit({
      action: "setting.put",
      entity: { type: "setting", id: input.name },
      details: { value: input.value, effectiveFrom: input.effectiveFrom },
    });
    const values = (await selectSettingValues(tx.db)).filter(({ name }) => name === input.name);
    return { indicator, values };
  });
}

function knownSetting(name: string): Indicator {
  const indicator = settingIndicators.find((one) => one.name === name);
  if (indicator) return indicator;
  const near = nearest(
    name,
    settingIndicators.map((one) => one.name),
  );
  throw new Problem("not-found", {
    detail: text(
      `Pengaturan ini tidak dikenal.${near ? ` Maksud Anda "${near}"?` : ""}`,
      `This setting is not known.${near ? ` Did you mean "${near}"?` : ""}`,
    ),
  });
}

function valueFaults({ type }: Indicator, value: number): Fault[] {
  if (type.kind !== "int") return [];
  const { min = -Number.MAX_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = type;
  if (!Number.isInteger(value)) {
    return [fault("/value", "wrong-type", "Harus bilangan bulat.", "Must be a whole number.")];
  }
  if (value < min) return [fault("/value", "too-small", `Paling sedikit ${min}.`, `At least ${min}.`)];
  if (value > max) return [fault("/value", "too-large", `Paling banyak ${max}.`, `At most ${max}.`)];
  return [];
}
