-- Holds up who writes events while it reads all of them once: few of them are about due times.
CREATE INDEX "events_referral_overdue" ON "events" USING btree ("time") WHERE type = 'referral.overdue';