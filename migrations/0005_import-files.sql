CREATE TABLE "import_contents" (
	"household_id" uuid NOT NULL,
	"source" text NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "import_contents_household_id_source_pk" PRIMARY KEY("household_id","source")
);
--> statement-breakpoint
CREATE TABLE "import_errors" (
	"import_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"place" integer NOT NULL,
	"column" text,
	"code" text NOT NULL,
	"message_id" text NOT NULL,
	"message_en" text NOT NULL,
	"cells" jsonb,
	CONSTRAINT "import_errors_import_id_line_place_pk" PRIMARY KEY("import_id","line","place")
);
--> statement-breakpoint
CREATE TABLE "import_rows" (
	"import_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"family" "bytea" NOT NULL,
	"ciphertext" "bytea" NOT NULL,
	"key_id" text NOT NULL,
	CONSTRAINT "import_rows_import_id_family_line_pk" PRIMARY KEY("import_id","family","line")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"source" text NOT NULL,
	"period" text NOT NULL,
	"options" jsonb NOT NULL,
	"columns" jsonb,
	"status" text NOT NULL,
	"rows" jsonb NOT NULL,
	"households" jsonb NOT NULL,
	"checkpoint" "bytea",
	"client_id" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "import_contents" ADD CONSTRAINT "import_contents_household_id_households_id_fk" FOREIGN KEY ("household_id") REFERENCES "households"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_errors" ADD CONSTRAINT "import_errors_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "imports_status" ON "imports" USING btree ("status","created_at","id");--> statement-breakpoint
CREATE INDEX "imports_source" ON "imports" USING btree ("source","kind","created_at");