CREATE TABLE "objections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"household_id" uuid NOT NULL,
	"status" text NOT NULL,
	"ciphertext" "bytea" NOT NULL,
	"key_id" text NOT NULL,
	"client_id" text NOT NULL,
	"raised_by" text NOT NULL,
	"on_behalf_of" text,
	"raised_at" timestamp with time zone NOT NULL,
	"decided_by" text,
	"decided_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "verifications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"household_id" uuid NOT NULL,
	"decision" text NOT NULL,
	"reason" text,
	"seen_on" date NOT NULL,
	"minutes" text,
	"decided_by" text NOT NULL,
	"on_behalf_of" text,
	"decided_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "households" ADD COLUMN "dispute" text;--> statement-breakpoint
ALTER TABLE "objections" ADD CONSTRAINT "objections_household_id_households_id_fk" FOREIGN KEY ("household_id") REFERENCES "households"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verifications" ADD CONSTRAINT "verifications_household_id_households_id_fk" FOREIGN KEY ("household_id") REFERENCES "households"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "objections_household_id" ON "objections" USING btree ("household_id","raised_at","id");--> statement-breakpoint
CREATE INDEX "verifications_household_id" ON "verifications" USING btree ("household_id","decided_at","id");