// The SQL of clients, and of the trace of the identifier keys.
import { and, asc, eq, getTableColumns, isNull } from "drizzle-orm";
import type { Sealed } from "../database/identifier-vault.ts";
import { type Database, statement } from "../database/statement.ts";
import type { Client } from "./client.ts";
import { clients, keyProbe } from "./tables.ts";

const { secretHash: _hidden, ...shown } = getTableColumns(clients);

const credentials = statement<Client & { secretHash: string }>(
  "auth.select-credentials",
  `select id, name, role, agency, area, created_at as "createdAt", rotated_at as "rotatedAt",
     revoked_at as "revokedAt", secret_hash as "secretHash"
   from clients where id = $1 and revoked_at is null`,
);

/** A client that may ask for tokens, with the hash of its secret. */
export async function selectCredentials(
  db: Database,
  id: string,
): Promise<(Client & { secretHash: string }) | undefined> {
  const [row] = await db.run(credentials, [id]);
  return row;
}

export function selectClients(db: Database): Promise<Client[]> {
  return db.orm.select(shown).from(clients).orderBy(asc(clients.id));
}

export async function selectClient(db: Database, id: string): Promise<Client | undefined> {
  const [row] = await db.orm.select(shown).from(clients).where(eq(clients.id, id));
  return row;
}

export async function insertClient(
  db: Database,
  client: Pick<Client, "id" | "name" | "role" | "agency" | "area">,
  hash: string,
  now: Date,
): Promise<Client> {
  const [row] = await db.orm
    .insert(clients)
    .values({ ...client, secretHash: hash, createdAt: now })
    .returning(shown);
  return row!;
}

/** Changes a client that is not revoked; `undefined` when there is none. */
export async function updateClient(
  db: Database,
  id: string,
  change: { secretHash: string; rotatedAt: Date } | { revokedAt: Date },
): Promise<Client | undefined> {
  const [row] = await db.orm
    .update(clients)
    .set(change)
    .where(and(eq(clients.id, id), isNull(clients.revokedAt)))
    .returning(shown);
  return row;
}

const probeId = 1;

/** A word that was sealed with the keys, and its look-up key. */
export interface KeyProbe extends Sealed {
  readonly hmac: Buffer;
}

/** Leaves the trace unless there is one. */
export async function insertKeyProbe(db: Database, probe: KeyProbe): Promise<void> {
  await db.orm
    .insert(keyProbe)
    .values({ id: probeId, ...probe })
    .onConflictDoNothing();
}

export async function selectKeyProbe(db: Database): Promise<KeyProbe> {
  const [row] = await db.orm.select().from(keyProbe).where(eq(keyProbe.id, probeId));
  return row!;
}

export async function updateKeyProbe(db: Database, probe: KeyProbe): Promise<void> {
  await db.orm.update(keyProbe).set(probe).where(eq(keyProbe.id, probeId));
}
