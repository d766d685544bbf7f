CREATE TABLE "intake_steps" (
	"id" uuid PRIMARY KEY NOT NULL,
	"intake_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"action" text NOT NULL,
	"from_status" text NOT NULL,
	"to_status" text NOT NULL,
	"forwarded_to" text,
	"agency" text,
	"actor" text NOT NULL,
	"ciphertext" "bytea",
	"key_id" text
);
--> statement-breakpoint
-- The columns are empty or have a constant default, so that no row is written anew; the indexes hold up intakes for as long
-- as it takes to read the table once.
ALTER TABLE "intakes" ADD COLUMN "ciphertext" "bytea";--> statement-breakpoint
ALTER TABLE "intakes" ADD COLUMN "key_id" text;--> statement-breakpoint
ALTER TABLE "intakes" ADD COLUMN "status" text;--> statement-breakpoint
ALTER TABLE "intakes" ADD COLUMN "forwarded_to" text;--> statement-breakpoint
ALTER TABLE "intakes" ADD COLUMN "due_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "intakes" ADD COLUMN "overdue" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "intakes" ADD COLUMN "tracking_hash" "bytea";--> statement-breakpoint
ALTER TABLE "intakes" ADD COLUMN "opened" uuid[];--> statement-breakpoint
ALTER TABLE "intakes" ADD COLUMN "updated_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "intakes" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "intake_steps" ADD CONSTRAINT "intake_steps_intake_id_intakes_id_fk" FOREIGN KEY ("intake_id") REFERENCES "intakes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "intake_steps_intake_id" ON "intake_steps" USING btree ("intake_id","id");--> statement-breakpoint
ALTER TABLE "intakes" ADD CONSTRAINT "intakes_forwarded_to_agencies_code_fk" FOREIGN KEY ("forwarded_to") REFERENCES "agencies"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "intakes_tracking_hash" ON "intakes" USING btree ("tracking_hash");--> statement-breakpoint
CREATE INDEX "intakes_updated_at" ON "intakes" USING btree ("updated_at","id") WHERE status is not null;--> statement-breakpoint
CREATE INDEX "intakes_due_at" ON "intakes" USING btree ("due_at","id") WHERE due_at is not null and not overdue;