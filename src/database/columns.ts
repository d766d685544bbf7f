// Columns that many tables have alike.
import { sql } from "drizzle-orm";
import { bigint, boolean, date, integer, text, timestamp } from "drizzle-orm/pg-core";

export const moment = () => timestamp({ withTimezone: true, mode: "date" });
export const day = () => date({ mode: "string" });

/** Counts the changes of a record: its entity tag. */
export const revision = () => integer().notNull().default(1);

/**
 * Counts rows as the database writes them. Who waits for a lock writes after whoever held it, so that what is about one
 * record comes in its order, whatever the clocks of the servers say. Rows from before there was the count have none.
 */
export const writtenOrder = (sequence: string) =>
  bigint({ mode: "number" }).default(sql.raw(`nextval('${sequence}'::regclass)`));

/** Where the facts of a record come from: one observation for all of them. */
export const observation = () => ({
  observedSource: text(),
  observedOn: day(),
  verified: boolean().notNull().default(false),
});
