// Reads the present numbers of households and persons, still sealed.
import { type Database, statement } from "../database/statement.ts";
import type { StoredNumber } from "./numbers.ts";

const ofOwners = statement<StoredNumber>(
  "identifiers.of-owners",
  `select id, owner_type as "ownerType", owner_id as "ownerId", type, system, ciphertext, key_id as "keyId",
     valid_from as "validFrom"
   from identifiers where owner_id = any($1::uuid[]) and valid_to is null order by id`,
);

/** The present numbers of households and persons. */
export function selectNumbers(db: Database, ownerIds: readonly string[]): Promise<StoredNumber[]> {
  return ownerIds.length === 0 ? Promise.resolve([]) : db.run(ofOwners, [ownerIds]);
}
