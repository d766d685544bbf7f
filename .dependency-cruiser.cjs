// The arrows of the house: who may import whom. Checked by `npm run lint` and by test/architecture.
const { readdirSync, readFileSync } = require("node:fs");
const { join } = require("node:path");

/** From top to bottom: an entry may import those below it; entries of one line know nothing of each other. */
const layers = [
  ["src/(server|worker|cli)\\.ts"],
  ["src/cli/"],
  ["src/app\\.ts", "src/run-jobs\\.ts"],
  ["src/open-city\\.ts"],
  ["src/(make-context|seed-city|keys|log|explain-failure|package-version|stop-on-signal)\\.ts"],
  ["src/imports/", "src/analytics/"],
  ["src/simulations/"],
  ["src/intakes/", "src/matching-runs/"],
  ["src/area-successions/", "src/life-events/", "src/letters/", "src/verifications/", "src/questions/"],
  ["src/door/"],
  ["src/referrals/", "src/registry-stream/"],
  ["src/matching/"],
  ["src/enrolments/", "src/webhooks/"],
  ["src/quotas/"],
  ["src/programs/"],
  ["src/households/", "src/agencies/", "src/holidays/", "src/invented-city/"],
  ["src/areas/"],
  ["src/auth/", "src/audit/", "src/events/", "src/jobs/"],
  ["src/http/"],
  ["src/context\\.ts"],
  ["src/database/"],
  ["src/config\\.ts"],
  ["src/(actor|journal)\\.ts"],
  ["src/problem\\.ts"],
  ["src/fault\\.ts"],
  ["src/eligibility/", "src/(jakarta-date|subject|csv-cell|without-numbers)\\.ts"],
];

const at = (paths) => `^(${paths.join("|")})`;
const typeOnly = { dependencyTypesNot: ["type-only"] };
const npm = (...names) => `(^|/)node_modules/(${names.join("|")})/`;

const arrows = layers.slice(1).flatMap((line, index) => {
  const above = layers.slice(0, index + 1).flat();
  return line.map((entry) => ({
    name: `arrows of ${entry.replaceAll("\\", "")}`,
    comment:
      "An arrow points down. What lies below learns of what lies above by arguments, hooks and events.",
    severity: "error",
    from: { path: at([entry]) },
    to: { path: at([...above, ...line.filter((other) => other !== entry)]) },
  }));
});

/** Files that promise it in their first line. */
const pureFiles = readdirSync(join(__dirname, "src"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => join("src", file).replaceAll("\\", "/"))
  .filter((file) => readFileSync(join(__dirname, file), "utf8").startsWith("// PURE."));
const pure = at(pureFiles.map((file) => `${file.replaceAll(".", "\\.")}$`));

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    ...arrows,
    {
      name: "every file has its place",
      comment: "A new folder or root file is entered into `layers` above.",
      severity: "error",
      from: {},
      to: { path: "^src/", pathNot: at(layers.flat()) },
    },
    {
      name: "no cycles",
      comment: "Not by types either: files that need each other are one file, or three.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "store, schemas and routes are private",
      comment: "Other features import verbs, pure types, tables and queries; `app` registers routes.",
      severity: "error",
      from: { path: "^src/([^/]+)/" },
      to: { path: "^src/.+[/-](store|schemas|routes)\\.ts$", pathNot: "^src/$1/" },
    },
    {
      name: "store and schemas are private to features",
      severity: "error",
      from: { path: "^src/[^/]+\\.ts$" },
      to: { path: "^src/.+[/-](store|schemas)\\.ts$" },
    },
    {
      name: "routes are registered by app",
      severity: "error",
      from: { path: "^src/[^/]+\\.ts$", pathNot: "^src/app\\.ts$" },
      to: { path: "^src/.+[/-]routes\\.ts$" },
    },
    {
      name: "SQL has its places",
      comment: "Tables, stores, queries, rows and locks. The kind of a row or pool may be named anywhere.",
      severity: "error",
      from: {
        path: "^src/",
        pathNot: ["^src/database/", "[/-](tables|store|query)\\.ts$", "/lock-[a-z-]+\\.ts$"],
      },
      to: { path: npm("drizzle-orm", "pg", "pg-copy-streams"), ...typeOnly },
    },
    {
      name: "HTTP has its places",
      severity: "error",
      from: { path: "^src/", pathNot: ["^src/http/", "^src/(app|server)\\.ts$", "[/-]routes\\.ts$"] },
      to: { path: npm("fastify", "@fastify/[^/]+", "fastify-type-provider-zod") },
    },
    {
      name: "pure files stay pure",
      comment: "They import pure files, and types of anything; time, ids and rows come in as arguments.",
      severity: "error",
      from: { path: pure },
      to: {
        pathNot: [pure, npm("zod", "fastest-levenshtein", "@marcbachmann/cel-js"), "^(node:)?crypto$"],
        ...typeOnly,
      },
    },
    {
      name: "the language has one home",
      comment: "Only the parser and the check of its types know the library.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/eligibility/[^/]+\\.ts$" },
      to: { path: npm("@marcbachmann/cel-js") },
    },
    {
      name: "the engine knows no indicator",
      comment: "It takes a catalogue as an argument, so that another city or a test brings its own.",
      severity: "error",
      from: { path: "^src/eligibility/[^/]+\\.ts$" },
      to: { path: "^src/eligibility/indicators/" },
    },
    {
      name: "nothing is dead",
      comment: "Every file is reached from a program of the house; tables from the migrations at least.",
      severity: "error",
      from: { path: "^src/(server|worker|cli)\\.ts$" },
      to: { path: "^src/", pathNot: ["^src/(server|worker|cli)\\.ts$", "/tables\\.ts$"], reachable: false },
    },
    {
      name: "what runs is a dependency",
      severity: "error",
      from: { path: "^src/" },
      to: { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown", "undetermined"], ...typeOnly },
    },
    {
      name: "imports are found",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node"] },
  },
};
