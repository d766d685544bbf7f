// Columns that many tables have alike.
import { boolean, date, integer, text, timestamp } from "drizzle-orm/pg-core";

export const moment = () => timestamp({ withTimezone: true, mode: "date" });
export const day = () => date({ mode: "string" });

/** Counts the changes of a record: its entity tag. */
export const revision = () => integer().notNull().default(1);

/** Where the facts of a record come from: one observation for all of them. */
export const observation = () => ({
  observedSource: text(),
  observedOn: day(),
  verified: boolean().notNull().default(false),
});
