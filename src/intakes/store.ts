// The SQL of intakes as they come, and of who may see one.
import type { Actor } from "../actor.ts";
import { codeInUseOf } from "../areas/succession-query.ts";
import type { Sealed, IdentifierVault } from "../database/identifier-vault.ts";
import { rowJson } from "../database/row-json.ts";
import { type Database, statement } from "../database/statement.ts";
import type { Applicant, Intake, Need } from "./intake.ts";
import { codesOf, openWords, sealWords } from "./intake-words.ts";
import type { SeenIntake } from "./intake-view.ts";
import { intakes } from "./tables.ts";

const intakeJson = rowJson(intakes);

type IntakeRow = typeof intakes.$inferSelect;

// One that waited for a decision is there already, and what is done about its needs meanwhile stays.
const insert = statement(
  "intakes.insert",
  `insert into intakes as i (${intakeJson.columns.join(", ")})
   select ${intakeJson.columns.join(", ")} from json_populate_recordset(null::intakes, $1::json)
   on conflict (id) do update set household_id = excluded.household_id, area_code = excluded.area_code,
     opened = excluded.opened, revision = i.revision + 1`,
);

/** What is kept of an intake and shown to nobody. */
export interface KeptOfIntake {
  /** Of the code by which whoever knocked learns what became of it. */
  readonly trackingHash?: Buffer;
  /** Ids of the referrals that opened with it. */
  readonly opened?: readonly string[];
}

export async function insertIntake(
  db: Database,
  vault: IdentifierVault,
  intake: Intake,
  kept: KeptOfIntake = {},
): Promise<void> {
  const row = intakeJson.write({
    ...{ ...intake, ...sealWords(vault, intake), reportedBy: null, applicant: null },
    needs: intake.needs.map(codesOf),
    trackingHash: kept.trackingHash,
    opened: kept.opened && [...kept.opened],
  });
  await db.run(insert, [JSON.stringify([row])]);
}

export const rtInUse = codeInUseOf("i.area_code");

/**
 * Who may know of an intake `i`: the coordination team of all, other clients of their own; of one with needs field
 * officers of its area too, and the agency that is to answer. Takes $1 role, $2 client, $3 agency, $4 area of the caller.
 */
export const visible = `(
  $1 = 'tkpk' or i.client_id = $2
  or (i.status is not null and case $1
    when 'agency' then i.forwarded_to = $3
    when 'field' then i.area_code is not null
      and ($4::text is null or starts_with(${rtInUse} || '.', $4 || '.'))
    else false
  end))`;

export function callerValues({ role, clientId, agency, area }: Actor): readonly unknown[] {
  return [role, clientId, agency, area];
}

/** A row as statements answer it: as JSON, with the RT that it is about now. */
export interface IntakeJsonRow {
  readonly intake: Readonly<Record<string, unknown>>;
  readonly rtInUse: string | null;
}

export const selection = `to_jsonb(i) as intake, ${rtInUse} as "rtInUse"`;

const seen = statement<IntakeJsonRow>(
  "intakes.seen",
  `select ${selection} from intakes i where i.id = $5 and ${visible}`,
);

/** `undefined` when it is not there or the caller may not know of it. */
export async function selectIntake(
  db: Database,
  vault: IdentifierVault,
  actor: Actor,
  id: string,
): Promise<SeenIntake | undefined> {
  const [row] = await db.run(seen, [...callerValues(actor), id]);
  return row && toSeenIntake(row, vault);
}

export function toSeenIntake(row: IntakeJsonRow, vault: IdentifierVault): SeenIntake {
  return { ...toIntake(intakeJson.read(row.intake), vault), rtInUse: row.rtInUse };
}

/** What came before words were sealed has them in its columns. */
export function toIntake(row: IntakeRow, vault: IdentifierVault): Intake {
  const { id, channel, householdId, areaCode, clientId, receivedAt } = row;
  const { status, forwardedTo, dueAt, overdue, revision } = row;
  const sealed = sealedOf(row);
  const told = sealed
    ? openWords(vault, sealed, row.needs as unknown as Need[])
    : {
        reportedBy: row.reportedBy,
        applicant: row.applicant as unknown as Applicant | null,
        needs: row.needs as unknown as Need[],
      };
  return {
    ...{ id, channel, ...told, householdId, areaCode, clientId, receivedAt },
    ...{ status, forwardedTo, dueAt, overdue, revision, updatedAt: row.updatedAt ?? receivedAt },
  };
}

export function sealedOf(row: { ciphertext: Buffer | null; keyId: string | null }): Sealed | undefined {
  return row.ciphertext && row.keyId !== null ? { ciphertext: row.ciphertext, keyId: row.keyId } : undefined;
}
