// Reads what has become of the rows that a life event changed.
import { rowJson } from "../database/row-json.ts";
import { type Database, statement } from "../database/statement.ts";
import type { Membership } from "./household.ts";
import { lockNumbers } from "./store.ts";
import { memberships } from "./tables.ts";
import type { Trace } from "./trace.ts";

/** A number of the trace as it is now. */
export interface TracedNumber {
  readonly id: string;
  readonly ownerType: "household" | "person";
  readonly ownerId: string;
  readonly isPresent: boolean;
  /** Another one stands in its place: the owner's of the same kind, or the same number of another owner. */
  readonly isReplaced: boolean;
}

const membershipJson = rowJson(memberships);

const hmacs = statement<{ hmac: Buffer; ownerType: TracedNumber["ownerType"]; ownerId: string }>(
  "trace.hmacs",
  `select hmac, owner_type as "ownerType", owner_id as "ownerId" from identifiers where id = any($1::uuid[])`,
);

const numbers = statement<TracedNumber>(
  "trace.numbers",
  `select i.id, i.owner_type as "ownerType", i.owner_id as "ownerId", i.valid_to is null as "isPresent", exists (
     select from identifiers o
     where o.valid_to is null and o.id <> i.id and o.id <> all($2::uuid[])
       and (o.hmac = i.hmac
         or (o.owner_id = i.owner_id and o.type = i.type and o.system is not distinct from i.system))
   ) as "isReplaced"
   from identifiers i where i.id = any($1::uuid[])`,
);

// Those that the event changed, and whatever membership its persons have now.
const membershipsOf = statement<{ m: Record<string, unknown> }>(
  "trace.memberships",
  `select to_jsonb(m) as m from memberships m
   where m.id = any($1::uuid[]) or (m.person_id = any($2::uuid[]) and m.left_on is null) order by m.id`,
);

/** The first lock of a transaction that undoes a trace; answers the ids of the persons among the owners. */
export async function lockTracedNumbers(db: Database, trace: Trace): Promise<string[]> {
  const ids = [...trace.numbers.added, ...trace.numbers.ended];
  if (ids.length === 0) return [];
  const found = await db.run(hmacs, [ids]);
  await lockNumbers(db, found);
  return [...new Set(found.filter((one) => one.ownerType === "person").map((one) => one.ownerId))];
}

export async function selectTraced(
  db: Database,
  trace: Trace,
): Promise<{ readonly memberships: Membership[]; readonly numbers: TracedNumber[] }> {
  const { added, ended } = trace.numbers;
  const ids = trace.memberships.map(({ after }) => after.id);
  const persons = trace.memberships.map(({ after }) => after.personId);
  const rows = await db.run(membershipsOf, [ids, persons]);
  return {
    memberships: rows.map(({ m }) => membershipJson.read(m)),
    numbers: await db.run(numbers, [[...added, ...ended], added]),
  };
}
