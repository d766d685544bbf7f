// The SQL of what is done about needs: their lock, their moves and steps, who is late, and lists of them.
import type { Actor } from "../actor.ts";
import type { IdentifierVault, Sealed } from "../database/identifier-vault.ts";
import { type Database, statement } from "../database/statement.ts";
import { holidaysFrom } from "../holidays/holiday-query.ts";
import type { Holidays } from "../holidays/working-days.ts";
import { jakartaDate } from "../jakarta-date.ts";
import type { Batch } from "../jobs/try-each.ts";
import type { Intake, NeedKind } from "./intake.ts";
import type { IntakeStep, SeenIntake } from "./intake-view.ts";
import type { NeedStatus } from "./need-states.ts";
import {
  callerValues,
  type IntakeJsonRow,
  rtInUse,
  sealedOf,
  selection,
  toSeenIntake,
  visible,
} from "./store.ts";

const holidays = statement<{ holidays: string[] }>(
  "intakes.holidays",
  `select ${holidaysFrom("$1")} as holidays`,
);

/** From today on. */
export async function selectHolidays(db: Database, now: Date): Promise<Holidays> {
  const [row] = await db.run(holidays, [jakartaDate(now)]);
  return new Set(row!.holidays);
}

const lock = statement<IntakeJsonRow>(
  "intakes.lock",
  `select ${selection} from intakes i where i.id = $5 and ${visible} for no key update of i`,
);

/** As `selectIntake`, locked until the transaction ends: the last in the order of locks. */
export async function lockIntake(
  db: Database,
  vault: IdentifierVault,
  actor: Actor,
  id: string,
): Promise<SeenIntake | undefined> {
  const [row] = await db.run(lock, [...callerValues(actor), id]);
  return row && toSeenIntake(row, vault);
}

// Rows that somebody works on are passed over: they are looked for again a minute later.
const late = statement<IntakeJsonRow>(
  "intakes.late",
  `select ${selection} from intakes i where i.due_at < $1 and not i.overdue and i.id <> all($2::uuid[])
   order by i.due_at, i.id limit $3 for no key update of i skip locked`,
);

/** Locks those whose due time has passed and who are not known to be late, the longest due first. */
export async function lockLate(
  db: Database,
  vault: IdentifierVault,
  now: Date,
  { besides, limit, take }: Batch,
): Promise<SeenIntake[]> {
  const rows = await db.run(late, [now, besides, limit]);
  // Before they are opened: also one that cannot be is to be found.
  take(rows.map(({ intake }) => intake.id as string));
  return rows.map((row) => toSeenIntake(row, vault));
}

const moving = statement<{ revision: number }>(
  "intakes.move",
  `with i as (
     update intakes set status = $3, forwarded_to = $4, due_at = $5, overdue = false, updated_at = $6,
       revision = revision + 1
     where id = $1 and revision = $2 returning id, revision
   ), stepped as (
     insert into intake_steps (id, intake_id, at, action, from_status, to_status, forwarded_to, agency, actor,
       ciphertext, key_id)
     select $7::uuid, id, $6, $8::text, $9::text, $3, $4, $10::text, $11::text, $12::bytea, $13::text from i
   )
   select revision from i`,
);

export interface NewIntakeStep {
  readonly id: string;
  readonly action: string;
  readonly agency: string | null;
  readonly actor: string;
  readonly text?: Sealed;
}

/** Writes a decided move and its step in one statement; answers the new revision of what is locked. */
export async function updateNeeds(
  db: Database,
  before: Intake,
  next: Pick<Intake, "status" | "forwardedTo" | "dueAt">,
  step: NewIntakeStep,
  now: Date,
): Promise<number> {
  const { id, action, agency, actor, text } = step;
  const [row] = await db.run(moving, [
    ...[before.id, before.revision, next.status, next.forwardedTo, next.dueAt, now],
    ...[id, action, before.status, agency, actor, text?.ciphertext, text?.keyId],
  ]);
  return row!.revision;
}

const flag = statement(
  "intakes.flag-overdue",
  "update intakes set overdue = true, updated_at = $2, revision = revision + 1 where id = any($1::uuid[])",
);

export async function flagOverdue(db: Database, ids: readonly string[], now: Date): Promise<void> {
  await db.run(flag, [ids, now]);
}

interface StepRow extends Omit<IntakeStep, "text"> {
  readonly ciphertext: Buffer | null;
  readonly keyId: string | null;
}

const steps = statement<StepRow>(
  "intakes.steps",
  `select at, action, from_status as "from", to_status as "to", forwarded_to as "forwardedTo", agency, actor,
     ciphertext, key_id as "keyId"
   from intake_steps where intake_id = $1 order by at, id`,
);

export async function selectSteps(db: Database, vault: IdentifierVault, id: string): Promise<IntakeStep[]> {
  return (await db.run(steps, [id])).map(({ ciphertext, keyId, ...step }) => {
    const sealed = sealedOf({ ciphertext, keyId });
    return { ...step, text: sealed ? vault.open(sealed) : null };
  });
}

export interface NeedsFilter {
  readonly status?: readonly NeedStatus[];
  readonly kind?: NeedKind;
  /** Code of a program that is asked for. */
  readonly program?: string;
  /** Code of the agency that is to answer. */
  readonly forwardedTo?: string;
  /** Code of an area at or above the RT. */
  readonly area?: string;
  readonly overdue?: boolean;
  readonly updatedAfter?: Date;
  /** The last row of the page before. */
  readonly after?: { readonly updatedAt: Date; readonly id: string };
}

const page = statement<IntakeJsonRow>(
  "intakes.page",
  `select ${selection} from intakes i
   where i.status is not null and ${visible}
     and ($5::text[] is null or i.status = any($5))
     and ($6::text is null or i.needs @> jsonb_build_array(jsonb_build_object('kind', $6::text)))
     and ($7::text is null or i.needs @> jsonb_build_array(jsonb_build_object('program', $7::text)))
     and ($8::text is null or i.forwarded_to = $8)
     and ($9::text is null or starts_with(${rtInUse} || '.', $9 || '.'))
     and (not $10::boolean or i.overdue)
     and ($11::timestamptz is null or i.updated_at > $11)
     and ($12::timestamptz is null or (i.updated_at, i.id) > ($12, $13::uuid))
   order by i.updated_at, i.id limit $14`,
);

/** Intakes with needs that the caller may know of, by the time of their last change, then by id. */
export async function selectWithNeeds(
  db: Database,
  vault: IdentifierVault,
  actor: Actor,
  filter: NeedsFilter,
  limit: number,
): Promise<SeenIntake[]> {
  const { status, kind, program, forwardedTo, area, overdue = false, updatedAfter, after } = filter;
  const narrowed = [status, kind, program, forwardedTo, area, overdue, updatedAfter];
  const values = [...callerValues(actor), ...narrowed, after?.updatedAt, after?.id, limit];
  return (await db.run(page, values)).map((row) => toSeenIntake(row, vault));
}
