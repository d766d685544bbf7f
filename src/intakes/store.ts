// The SQL of intakes.
import { and, eq } from "drizzle-orm";
import type { Actor } from "../actor.ts";
import { rowJson } from "../database/row-json.ts";
import { type Database, statement } from "../database/statement.ts";
import type { Applicant, Intake, Need } from "./intake.ts";
import { intakes } from "./tables.ts";

const intakeJson = rowJson(intakes);
const insert = statement("intakes.insert", intakeJson.upsert("$1"));

export async function insertIntake(db: Database, intake: Intake): Promise<void> {
  const row = intakeJson.write({
    ...intake,
    applicant: intake.applicant as Record<string, unknown> | null,
    needs: intake.needs as unknown as Record<string, unknown>[],
    ...{ overdue: false, revision: 1 },
  });
  await db.run(insert, [JSON.stringify([row])]);
}

/** The coordination team sees every intake, other clients their own. */
export async function selectIntake(db: Database, actor: Actor, id: string): Promise<Intake | undefined> {
  const [row] = await db.orm
    .select()
    .from(intakes)
    .where(and(eq(intakes.id, id), actor.role === "tkpk" ? undefined : eq(intakes.clientId, actor.clientId)));
  return row && toIntake(row);
}

export function toIntake(row: typeof intakes.$inferSelect): Intake {
  const { id, channel, reportedBy, householdId, areaCode, clientId, receivedAt } = row;
  return {
    ...{ id, channel, reportedBy, householdId, areaCode, clientId, receivedAt },
    applicant: row.applicant as unknown as Applicant | null,
    needs: row.needs as unknown as Need[],
  };
}
