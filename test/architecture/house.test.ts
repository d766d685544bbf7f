// The house keeps its plan: arrows, layers, names and first lines are as src/README.md says.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import { expect, test } from "vitest";

const { forbidden, options } = createRequire(import.meta.url)("../../.dependency-cruiser.cjs");

const typescript = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => join(folder, file));
const sources = typescript("src");
const folders = ["test", "openapi", "migrations", "bench", "samples"].filter((folder) => existsSync(folder));
const readable = [...sources, ...folders.flatMap(typescript)];
const textOf = (file: string) => readFileSync(file, "utf8");

// Parsing every file takes seconds on a busy machine.
test(
  "arrows point one way, and what is private, pure or SQL stays where it belongs",
  { timeout: 120_000 },
  async () => {
    const { output } = await cruise(["src"], { ...options, ruleSet: { forbidden }, validate: true });
    const { modules, summary } = output as ICruiseResult;
    expect(modules.map(({ source }) => source)).toEqual(expect.arrayContaining(sources));
    expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
  },
);

test("file and folder names are kebab-case", () => {
  const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|long\.test|config))?(\.ts)?$/;
  const parts = new Set(readable.flatMap((file) => file.split("/")));
  expect([...parts].filter((part) => !kebab.test(part))).toEqual([]);
});

test("folders read as the domain, and no file gathers others", () => {
  const vague = /(^|\/)(utils?|common|shared|helpers?|lib|services?|repositories|controllers|models|types)\//;
  expect(sources.filter((file) => vague.test(file) || basename(file) === "index.ts")).toEqual([]);
});

test("every file opens with a line that states its promise", () => {
  const opens = (file: string) => /^(#![^\n]*\n)?\/\/ \S/.test(textOf(file));
  expect(sources.filter((file) => !opens(file))).toEqual([]);
});

test("the environment is read in one file", () => {
  const reads = sources.filter((file) => /process\.env|node:process/.test(textOf(file)));
  expect(reads).toEqual([join("src", "config.ts")]);
});
