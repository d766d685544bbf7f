CREATE TABLE "webhook_deliveries" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"webhook_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"sequence" bigint NOT NULL,
	"subject" text NOT NULL,
	"status" text DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"claim" uuid,
	"first_attempt_at" timestamp with time zone,
	"last_attempt_at" timestamp with time zone,
	"http_status" integer,
	"failure" text,
	"settled_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "webhooks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"role" text NOT NULL,
	"agency" text,
	"client_id" text NOT NULL,
	"url" text NOT NULL,
	"description" text,
	"types" text[],
	"programs" text[],
	"agencies" text[],
	"areas" text[],
	"secret" "bytea" NOT NULL,
	"secret_key_id" text NOT NULL,
	"previous_secret" "bytea",
	"previous_secret_key_id" text,
	"previous_until" timestamp with time zone,
	"cursor" bigint NOT NULL,
	"failing_since" timestamp with time zone,
	"parked_in_row" integer DEFAULT 0 NOT NULL,
	"disabled_reason" text,
	"disabled_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_webhook_id_webhooks_id_fk" FOREIGN KEY ("webhook_id") REFERENCES "webhooks"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "webhook_deliveries_sequence" ON "webhook_deliveries" USING btree ("webhook_id","sequence");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_due" ON "webhook_deliveries" USING btree ("webhook_id","due_at","sequence") WHERE status = 'waiting';--> statement-breakpoint
CREATE INDEX "webhook_deliveries_subject" ON "webhook_deliveries" USING btree ("webhook_id","subject","sequence") WHERE status = 'waiting';--> statement-breakpoint
CREATE INDEX "webhook_deliveries_settled_at" ON "webhook_deliveries" USING btree ("settled_at");