CREATE TABLE "tasks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"intake_id" uuid NOT NULL,
	"area_code" text NOT NULL,
	"members" jsonb NOT NULL,
	"ciphertext" "bytea" NOT NULL,
	"key_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"decision" text,
	"reason" text,
	"decided_by" text,
	"decided_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "life_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	"reason" text NOT NULL,
	"household_ids" uuid[] NOT NULL,
	"trace" jsonb NOT NULL,
	"handover" jsonb,
	"reverted_at" timestamp with time zone,
	"reverted_by" text,
	"revert_reason" text
);
--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_intake_id_intakes_id_fk" FOREIGN KEY ("intake_id") REFERENCES "intakes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "tasks_status" ON "tasks" USING btree ("status","created_at","id");--> statement-breakpoint
CREATE INDEX "tasks_intake_id" ON "tasks" USING btree ("intake_id");--> statement-breakpoint
CREATE INDEX "life_events_household_ids" ON "life_events" USING gin ("household_ids");