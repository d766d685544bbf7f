DROP INDEX "households_area_code";--> statement-breakpoint
DROP INDEX "memberships_household_id";--> statement-breakpoint
DROP INDEX "referrals_holder";--> statement-breakpoint
CREATE INDEX "households_counted" ON "households" USING btree ("area_code","status","decile","id");--> statement-breakpoint
CREATE INDEX "memberships_counted" ON "memberships" USING btree ("household_id","left_on","person_id");--> statement-breakpoint
CREATE INDEX "persons_counted" ON "persons" USING btree ("id","status","birth_date","birth_year",schooling);--> statement-breakpoint
CREATE INDEX "referrals_held" ON "referrals" USING btree ("holder","updated_at","id","status");