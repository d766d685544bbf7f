CREATE TABLE "area_successions" (
	"former_code" text PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"since" date NOT NULL,
	"source" text NOT NULL,
	"recorded_by" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "area_successions" ADD CONSTRAINT "area_successions_former_code_areas_code_fk" FOREIGN KEY ("former_code") REFERENCES "areas"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "area_successions" ADD CONSTRAINT "area_successions_code_areas_code_fk" FOREIGN KEY ("code") REFERENCES "areas"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "area_successions_code" ON "area_successions" USING btree ("code");--> statement-breakpoint
-- A city that has its reasons is seeded no more; an empty one gets this with the others.
INSERT INTO "reasons" ("code", "label", "actions", "consequence")
SELECT 'area-succeeded', '{"id": "RT kini RT lain", "en": "The RT is another RT now"}', ARRAY['cancel'], '{"kind": "close", "hold": {"kind": "none"}}'
WHERE EXISTS (SELECT FROM "reasons")
ON CONFLICT ("code") DO NOTHING;
