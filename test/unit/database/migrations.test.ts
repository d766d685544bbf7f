// Promises that the migrations in the repository are what the tables in the code ask for, in any schema.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { generateDrizzleJson, generateMigration } from "drizzle-kit/api";
import { expect, test } from "vitest";

type Snapshot = Awaited<ReturnType<typeof generateDrizzleJson>>;

const { entries } = JSON.parse(readFileSync("migrations/meta/_journal.json", "utf8")) as {
  entries: { idx: number; tag: string }[];
};

test("tables and migrations agree: generating another migration would change nothing", async () => {
  const tables: Record<string, unknown> = {};
  for (const feature of readdirSync("src")) {
    const file = new URL(`../../../src/${feature}/tables.ts`, import.meta.url);
    if (existsSync(file)) Object.assign(tables, (await import(file.href)) as object);
  }
  expect(Object.keys(tables).length).toBeGreaterThan(0);

  const last = entries.at(-1);
  const migrated: Snapshot =
    last === undefined
      ? generateDrizzleJson({})
      : JSON.parse(
          readFileSync(`migrations/meta/${String(last.idx).padStart(4, "0")}_snapshot.json`, "utf8"),
        );
  const wanted = generateDrizzleJson(tables, migrated.id, undefined, "snake_case");
  expect(await generateMigration(migrated, wanted)).toEqual([]);
});

test("the journal and the folder hold the same migrations", () => {
  const files = readdirSync("migrations").filter((name) => name.endsWith(".sql"));
  expect(files.sort()).toEqual(entries.map(({ tag }) => `${tag}.sql`).sort());
});

test.each(entries.map(({ tag }) => tag))("migration %s names no schema", (tag) => {
  const sql = readFileSync(`migrations/${tag}.sql`, "utf8");
  expect(sql).not.toMatch(/"public"|\bpublic\.|\bset\s+(local\s+)?search_path\b|\bcreate\s+schema\b/i);
});
