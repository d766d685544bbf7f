ALTER TABLE "programs" ADD COLUMN "validity_revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "value_revision" integer DEFAULT 1 NOT NULL;