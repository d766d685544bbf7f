ALTER TABLE "referrals" ADD COLUMN "missed" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "referrals" ADD COLUMN "due_days" integer;--> statement-breakpoint
ALTER TABLE "referrals" ADD COLUMN "days_left" integer;--> statement-breakpoint
ALTER TABLE "referrals" ADD COLUMN "alarm" text;--> statement-breakpoint
ALTER TABLE "referrals" ADD COLUMN "alarm_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "referrals_alarm_at" ON "referrals" USING btree ("alarm_at","id") WHERE alarm_at is not null;--> statement-breakpoint
CREATE INDEX "referrals_overdue" ON "referrals" USING btree ("updated_at","id") WHERE missed > 0;
--> statement-breakpoint
-- What is unfinished starts its clock today, as if it had come into its state: before the first holiday is entered,
-- working days are the days from Monday to Friday.
WITH given AS (
  SELECT r.id, r.status, (p.due_days ->> CASE r.status WHEN 'requested' THEN 'accept' ELSE 'complete' END)::int AS days,
    (now() AT TIME ZONE 'Asia/Jakarta')::date AS today
  FROM referrals r JOIN programs p ON p.code = r.program
  WHERE r.status IN ('requested', 'accepted', 'in-progress', 'on-hold')
), due AS (
  SELECT given.*, (
    SELECT max(on_time.day) FROM (
      SELECT d.day::date FROM generate_series(today + 1, today + 2 * days + 7, interval '1 day') AS d (day)
      WHERE extract(isodow FROM d.day) < 6 ORDER BY d.day LIMIT days
    ) AS on_time (day)) AS last_day
  FROM given
)
UPDATE referrals r
SET due_days = due.days,
  days_left = CASE WHEN due.status = 'on-hold' THEN due.days END,
  due_at = CASE WHEN due.status <> 'on-hold'
    THEN ((due.last_day + 1)::timestamp AT TIME ZONE 'Asia/Jakarta') - interval '1 millisecond' END,
  alarm = CASE WHEN due.status <> 'on-hold' THEN 'due-soon' END,
  alarm_at = CASE WHEN due.status <> 'on-hold'
    THEN (due.last_day::timestamp AT TIME ZONE 'Asia/Jakarta') - interval '1 millisecond' END
FROM due WHERE due.id = r.id;
