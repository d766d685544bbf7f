-- The default comes after the column: rows that are there get none, so that no table is rewritten.
CREATE SEQUENCE "audit_entries_written" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE SEQUENCE "events_written" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
ALTER TABLE "audit_entries" ADD COLUMN "written" bigint;--> statement-breakpoint
ALTER TABLE "audit_entries" ALTER COLUMN "written" SET DEFAULT nextval('audit_entries_written'::regclass);--> statement-breakpoint
ALTER SEQUENCE "audit_entries_written" OWNED BY "audit_entries"."written";--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "written" bigint;--> statement-breakpoint
ALTER TABLE "events" ALTER COLUMN "written" SET DEFAULT nextval('events_written'::regclass);--> statement-breakpoint
ALTER SEQUENCE "events_written" OWNED BY "events"."written";--> statement-breakpoint
-- Few rows wait for a number, but whoever writes is held up while all of them are read for the index.
DROP INDEX "audit_entries_unnumbered";--> statement-breakpoint
DROP INDEX "events_unnumbered";--> statement-breakpoint
CREATE INDEX "audit_entries_unnumbered" ON "audit_entries" USING btree ("written" NULLS FIRST,"id") WHERE sequence is null;--> statement-breakpoint
CREATE INDEX "events_unnumbered" ON "events" USING btree ("written" NULLS FIRST,"id") WHERE sequence is null;
