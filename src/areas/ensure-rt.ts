// Makes an RT on its first use: a new RT must not keep a household outside.
import type { TransactionContext } from "../context.ts";
import { statement } from "../database/statement.ts";
import { partsOfRtCode } from "./area.ts";

const insert = statement<{ code: string }>(
  "areas.insert-rt",
  `insert into areas (code, level, parent_code, name, confirmed, updated_at) values ($1, 'rt', $2, $3, $4, $5)
   on conflict (code) do nothing returning code`,
);

export interface EnsuredRt {
  readonly code: string;
  readonly created: boolean;
}

/**
 * The RT of a known village, made when it is not there yet; unless `confirmed` is given it waits for its village
 * to confirm it. `code` is what `resolveAreas` answers, so that no former RT is made anew: of these there is a row.
 * A new RT is a new subject, so it is touched.
 * Another transaction that makes the same RT is waited for: call it where the RT's row would be locked.
 */
export async function ensureRt(
  tx: TransactionContext,
  code: string,
  given: { readonly name?: string; readonly confirmed?: boolean } = {},
): Promise<EnsuredRt> {
  const { villageCode, rt } = partsOfRtCode(code)!;
  const name = given.name ?? `RT ${rt}`;
  const rows = await tx.db.run(insert, [code, villageCode, name, given.confirmed ?? false, tx.now]);
  if (rows.length === 0) return { code, created: false };
  tx.touch({ type: "area", id: code });
  tx.journal.audit({ action: "area.create", entity: { type: "area", id: code } });
  return { code, created: true };
}
