ALTER TABLE "households" ADD COLUMN "listed_on" date;--> statement-breakpoint
ALTER TABLE "households" ADD COLUMN "listed_verified" boolean;