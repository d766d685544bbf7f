ALTER TABLE "enrolments" ADD COLUMN "suspend_reason" text;--> statement-breakpoint
ALTER TABLE "enrolments" ADD COLUMN "suspended_until" date;--> statement-breakpoint
ALTER TABLE "enrolments" ADD COLUMN "reason_text" text;