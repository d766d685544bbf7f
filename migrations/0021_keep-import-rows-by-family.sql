-- Empty in rows that are there, so that no row is written anew. A worker of the release before cannot read rows that are
-- sealed together: let it end, or stop it, before files are sent to this one.
ALTER TABLE "import_rows" ADD COLUMN "lines" integer[];