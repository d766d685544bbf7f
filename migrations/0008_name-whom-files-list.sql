CREATE TABLE "import_listings" (
	"import_id" uuid NOT NULL,
	"subject_id" text NOT NULL,
	CONSTRAINT "import_listings_import_id_subject_id_pk" PRIMARY KEY("import_id","subject_id")
);
--> statement-breakpoint
CREATE TABLE "import_recipients" (
	"source" text NOT NULL,
	"program" text NOT NULL,
	"recipient" "bytea" NOT NULL,
	"import_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"hash" "bytea" NOT NULL,
	"ciphertext" "bytea",
	"key_id" text,
	CONSTRAINT "import_recipients_source_program_recipient_pk" PRIMARY KEY("source","program","recipient")
);
--> statement-breakpoint
ALTER TABLE "import_contents" ADD COLUMN "family" "bytea";--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "program" text;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "deactivated" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "ended" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "recipients_as_of" date;--> statement-breakpoint
ALTER TABLE "import_listings" ADD CONSTRAINT "import_listings_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_recipients" ADD CONSTRAINT "import_recipients_program_programs_code_fk" FOREIGN KEY ("program") REFERENCES "programs"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_recipients" ADD CONSTRAINT "import_recipients_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_recipients_import" ON "import_recipients" USING btree ("import_id","line");--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_program_programs_code_fk" FOREIGN KEY ("program") REFERENCES "programs"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_contents_source" ON "import_contents" USING btree ("source","household_id");--> statement-breakpoint
-- Until now `complete` said that the members of each household were all there are.
UPDATE "imports" SET
	"options" = "options" || jsonb_build_object('membersComplete', "options" -> 'complete', 'complete', false),
	"rows" = "rows" || '{"unmatched": 0}',
	"households" = "households" || '{"unmatched": 0}';
