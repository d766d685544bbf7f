CREATE TABLE "quotas" (
	"id" uuid PRIMARY KEY NOT NULL,
	"program" text NOT NULL,
	"area" text,
	"from_date" date NOT NULL,
	"to_date" date NOT NULL,
	"places" integer NOT NULL,
	"used" integer NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "referrals" ADD COLUMN "places" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "quotas" ADD CONSTRAINT "quotas_program_programs_code_fk" FOREIGN KEY ("program") REFERENCES "programs"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotas" ADD CONSTRAINT "quotas_area_areas_code_fk" FOREIGN KEY ("area") REFERENCES "areas"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "quotas_one_a_period" ON "quotas" USING btree ("program",coalesce(area, ''),"from_date");--> statement-breakpoint
CREATE INDEX "referrals_waiting" ON "referrals" USING btree ("program","priority" DESC NULLS LAST,"opened_at","id") WHERE status = 'waitlisted';