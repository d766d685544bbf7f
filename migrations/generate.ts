// Makes the next migration from the tables in src: `npm run migration -- --name add-referral-notes`.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, "migrations");
const sqlFiles = () => readdirSync(folder).filter((name) => name.endsWith(".sql"));

const { name, custom } = parseArgs({
  options: { name: { type: "string" }, custom: { type: "boolean" } },
}).values;
if (name === undefined || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
  console.error(
    "Name the intent: npm run migration -- --name add-referral-notes [--custom, for an empty one]",
  );
  process.exit(2);
}

const before = new Set(sqlFiles());
const args = ["generate", `--name=${name}`, ...(custom ? ["--custom"] : [])];
const { status } = spawnSync(join(root, "node_modules/.bin/drizzle-kit"), args, {
  cwd: root,
  stdio: "inherit",
});

for (const file of sqlFiles().filter((name) => !before.has(name))) {
  const path = join(folder, file);
  // drizzle-kit qualifies foreign keys and types with "public"; a city's tables live in a schema of its own.
  writeFileSync(path, readFileSync(path, "utf8").replaceAll('"public".', ""));
}
process.exit(status ?? 1);
