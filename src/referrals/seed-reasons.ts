// Fills an empty database with the reasons that the city starts with.
import type { Database } from "../database/statement.ts";
import { insertReasons, selectReasonCodes } from "./reason-store.ts";
import { reasonSeeds } from "./seed/reasons.ts";

/** Does nothing once there are reasons; run it in a transaction. */
export async function seedReasons(db: Database): Promise<void> {
  if ((await selectReasonCodes(db)).length > 0) return;
  await insertReasons(
    db,
    reasonSeeds.map(({ consequence = { kind: "none" }, ...seed }) => ({ ...seed, consequence })),
  );
}
