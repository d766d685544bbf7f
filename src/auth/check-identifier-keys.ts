// Refuses to run on a database whose numbers were sealed with other keys: every person would be registered again.
import { type Context, inTransaction } from "../context.ts";
import type { IdentifierVault } from "../database/identifier-vault.ts";
import type { Database } from "../database/statement.ts";
import { insertKeyProbe, type KeyProbe, selectKeyProbe, updateKeyProbe } from "./store.ts";

/** A restored database without its keys, or two servers that each made their own. */
export class KeyMismatchError extends Error {
  override name = "KeyMismatchError";
}

const space = "key-probe";
const word = "satu-pintu";

/** The first server of a city leaves the trace; a rotated key seals it anew. @throws {KeyMismatchError} */
export async function checkIdentifierKeys(ctx: Context): Promise<void> {
  const fresh = { hmac: ctx.vault.lookup(space, word), ...ctx.vault.seal(word) };
  await inTransaction(ctx, async (tx) => {
    await insertKeyProbe(tx.db, fresh);
    const probe = await checkKeyProbe(tx.db, ctx.vault);
    if (probe.keyId !== fresh.keyId) await updateKeyProbe(tx.db, fresh);
  });
}

/** Holds the keys against the trace that is there. @throws {KeyMismatchError} */
export async function checkKeyProbe(db: Database, vault: IdentifierVault): Promise<KeyProbe> {
  const probe = await selectKeyProbe(db);
  if (opens(vault, probe) && probe.hmac.equals(vault.lookup(space, word))) return probe;
  throw new KeyMismatchError(
    "The identifier keys are not those that sealed the numbers in this database: restore the folder keys of " +
      "DATA_DIR, or set IDENTIFIER_KEYS and IDENTIFIER_LOOKUP_KEY as on the city's other servers.",
  );
}

function opens(vault: IdentifierVault, probe: KeyProbe): boolean {
  try {
    return vault.open(probe) === word;
  } catch {
    return false;
  }
}
