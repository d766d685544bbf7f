// The SQL of kept answers.
import type { Sealed } from "../database/identifier-vault.ts";
import { type Database, statement } from "../database/statement.ts";

export interface KeptRow extends Pick<Sealed, "ciphertext" | "keyId"> {
  readonly fingerprint: Buffer;
  readonly requestId: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

const one = statement<KeptRow>(
  "kept-answers.one",
  `select fingerprint, request_id as "requestId", status, headers, ciphertext, key_id as "keyId"
   from kept_answers where key = $1 and expires_at > $2`,
);

/** The answer kept under a key, unless it has expired. */
export async function selectKept(db: Database, key: Buffer, now: Date): Promise<KeptRow | undefined> {
  return (await db.run(one, [key, now]))[0];
}

// What is replaced has expired: whoever holds the key's lock has looked.
const keeping = statement(
  "kept-answers.keep",
  `insert into kept_answers (key, fingerprint, request_id, status, headers, ciphertext, key_id, expires_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8)
   on conflict (key) do update set
     fingerprint = excluded.fingerprint, request_id = excluded.request_id, status = excluded.status,
     headers = excluded.headers, ciphertext = excluded.ciphertext, key_id = excluded.key_id,
     expires_at = excluded.expires_at`,
);

export async function keep(db: Database, key: Buffer, row: KeptRow, expiresAt: Date): Promise<void> {
  const { fingerprint, requestId, status, headers, ciphertext, keyId } = row;
  const values = [key, fingerprint, requestId, status, JSON.stringify(headers), ciphertext, keyId, expiresAt];
  await db.run(keeping, values);
}

// A few at a time, and none that another transaction holds: nobody waits for the cleaning.
const sweeping = statement(
  "kept-answers.sweep",
  `delete from kept_answers where key in (
     select key from kept_answers where expires_at <= $1 order by expires_at limit 20 for update skip locked)`,
);

/** Removes some of what has expired: more than one request adds, so that nothing piles up. */
export async function sweep(db: Database, now: Date): Promise<void> {
  await db.run(sweeping, [now]);
}
