CREATE TABLE "matched_laws" (
	"program" text PRIMARY KEY NOT NULL,
	"law" text NOT NULL,
	"matched_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "matching_runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cause" text NOT NULL,
	"programs" text[],
	"areas" text[],
	"laws" jsonb NOT NULL,
	"status" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"after_area" text,
	"areas_done" integer DEFAULT 0 NOT NULL,
	"households" integer DEFAULT 0 NOT NULL,
	"events" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"failed_areas" text[] DEFAULT '{}' NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "matched_laws" ADD CONSTRAINT "matched_laws_program_programs_code_fk" FOREIGN KEY ("program") REFERENCES "programs"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "matching_runs_status" ON "matching_runs" USING btree ("status","created_at","id");