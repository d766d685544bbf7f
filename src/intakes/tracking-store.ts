// The SQL of tracking: by the hash of a code, how an intake stands; nothing of whom or what it is about.
import { type Database, statement } from "../database/statement.ts";
import type { NeedKind } from "./intake.ts";
import type { NeedStatus } from "./need-states.ts";

export interface TrackedIntake {
  readonly receivedAt: Date;
  readonly status: NeedStatus | null;
  readonly dueAt: Date | null;
  readonly updatedAt: Date;
  readonly kinds: readonly NeedKind[];
  readonly steps: readonly { readonly status: NeedStatus; readonly at: string }[];
  /** Ids of the referrals that opened with it. */
  readonly opened: readonly string[];
}

const tracked = statement<TrackedIntake>(
  "intakes.tracked",
  `select i.received_at as "receivedAt", i.status, i.due_at as "dueAt",
     coalesce(i.updated_at, i.received_at) as "updatedAt",
     coalesce((select jsonb_agg(distinct n->>'kind') from jsonb_array_elements(i.needs) n), '[]') as kinds,
     coalesce((
       select jsonb_agg(jsonb_build_object('status', s.to_status, 'at', s.at) order by s.at, s.id)
       from intake_steps s where s.intake_id = i.id), '[]') as steps,
     coalesce(i.opened, '{}') as opened
   from intakes i where i.tracking_hash = $1`,
);

export async function selectTracked(db: Database, hash: Buffer): Promise<TrackedIntake | undefined> {
  const [row] = await db.run(tracked, [hash]);
  return row;
}
