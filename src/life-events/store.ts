// The SQL of life events.
import { eq } from "drizzle-orm";
import type { Database } from "../database/statement.ts";
import type { LifeEvent } from "./life-event.ts";
import { lifeEvents } from "./tables.ts";

export async function insertLifeEvent(db: Database, event: LifeEvent): Promise<void> {
  await db.orm.insert(lifeEvents).values({ ...event, householdIds: [...event.householdIds] });
}

export async function selectLifeEvent(db: Database, id: string): Promise<LifeEvent | undefined> {
  const [row] = await db.orm.select().from(lifeEvents).where(eq(lifeEvents.id, id));
  return row;
}

/** One that is to be reverted, by nobody else. */
export async function lockLifeEvent(db: Database, id: string): Promise<LifeEvent | undefined> {
  const [row] = await db.orm.select().from(lifeEvents).where(eq(lifeEvents.id, id)).for("update");
  return row;
}

export async function updateReverted(db: Database, event: LifeEvent): Promise<void> {
  const { id, revertedAt, revertedBy, revertReason } = event;
  await db.orm.update(lifeEvents).set({ revertedAt, revertedBy, revertReason }).where(eq(lifeEvents.id, id));
}
