-- Nobody reads them: a referral or hold keeps the hash that it was decided by. The column goes with a later release.
ALTER TABLE "matches" ALTER COLUMN "facts_hash" DROP NOT NULL;