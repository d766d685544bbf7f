// The SQL of lists of recipients: what a source said of whom, sealed while nobody of that number is registered.
import { type Database, statement } from "../database/statement.ts";

export interface Recipient {
  readonly program: string;
  /** Keyed hash of the numbers. */
  readonly recipient: Buffer;
  readonly line: number;
  /** Keyed hash of what was sent. */
  readonly hash: Buffer;
  /** As it was sent; null: somebody of that number is registered. */
  readonly sealed: { readonly ciphertext: Buffer; readonly keyId: string } | null;
}

const known = statement<{ program: string; recipient: Buffer; hash: Buffer; matched: boolean }>(
  "import-recipients.known",
  `select program, recipient, hash, ciphertext is null as matched
   from import_recipients where source = $1 and program = any($2::text[]) and recipient = any($3::bytea[])`,
);

/** What was last sent of recipients who were registered then, as hashes by `recipientKey`. */
export async function selectMatchedRecipients(
  db: Database,
  source: string,
  programs: readonly string[],
  recipients: readonly Buffer[],
): Promise<ReadonlyMap<string, Buffer>> {
  const rows = await db.run(known, [source, [...new Set(programs)], recipients]);
  return new Map(rows.flatMap((row) => (row.matched ? [[recipientKey(row), row.hash] as const] : [])));
}

export function recipientKey({ program, recipient }: Pick<Recipient, "program" | "recipient">): string {
  return `${program} ${recipient.toString("hex")}`;
}

const keeping = statement<never>(
  "import-recipients.keep",
  `insert into import_recipients (source, program, recipient, import_id, line, hash, ciphertext, key_id)
   select $1::text, program, recipient, $2::uuid, line, hash, ciphertext, key_id
   from unnest($3::text[], $4::bytea[], $5::int[], $6::bytea[], $7::bytea[], $8::text[])
     as r (program, recipient, line, hash, ciphertext, key_id)
   on conflict (source, program, recipient) do update set import_id = excluded.import_id, line = excluded.line,
     hash = excluded.hash, ciphertext = excluded.ciphertext, key_id = excluded.key_id`,
);

/** A recipient is there once. */
export async function upsertRecipients(
  db: Database,
  source: string,
  importId: string,
  recipients: readonly Recipient[],
): Promise<void> {
  const rows = [...new Map(recipients.map((one) => [recipientKey(one), one])).values()];
  if (rows.length === 0) return;
  await db.run(keeping, [
    ...[source, importId],
    ...[rows.map(({ program }) => program), rows.map(({ recipient }) => recipient)],
    ...[rows.map(({ line }) => line), rows.map(({ hash }) => hash)],
    ...[
      rows.map(({ sealed }) => sealed?.ciphertext ?? null),
      rows.map(({ sealed }) => sealed?.keyId ?? null),
    ],
  ]);
}

const forgetting = statement<never>(
  "import-recipients.forget",
  "delete from import_recipients where source = $1 and program = $2 and import_id <> $3::uuid",
);

/** Those that an import did not list. */
export async function deleteUnlisted(
  db: Database,
  source: string,
  program: string,
  importId: string,
): Promise<void> {
  await db.run(forgetting, [source, program, importId]);
}

export interface UnmatchedRecipient {
  readonly line: number;
  readonly recipient: Buffer;
  readonly program: string;
  readonly ciphertext: Buffer;
  readonly keyId: string;
}

const unmatched = statement<UnmatchedRecipient>(
  "import-recipients.unmatched",
  `select line, recipient, program, ciphertext, key_id as "keyId" from import_recipients
   where import_id = $1::uuid and ciphertext is not null and (line, recipient) > ($2::int, $3::bytea)
   order by line, recipient limit $4`,
);

/** Whom an import listed last and nobody is registered for, by line, after one of them. */
export function selectUnmatched(
  db: Database,
  importId: string,
  after: Pick<UnmatchedRecipient, "line" | "recipient">,
  limit: number,
): Promise<UnmatchedRecipient[]> {
  return db.run(unmatched, [importId, after.line, after.recipient, limit]);
}
