// How the tests run: pure ones alone, the others on one throw-away Postgres; long ones only when asked for.
import { configDefaults, defineConfig } from "vitest/config";

/** `npm run test:long` sets it. */
const long = process.env.TEST_LONG === "1";

const needsDatabase = [
  "test/unit/database",
  "test/api",
  "test/contract",
  "test/fuzz",
  "test/browser",
  "test/client",
  "test/faults",
];
const tests = (folders: string[]) => folders.map((folder) => `${folder}/**/*.test.ts`);

const project = {
  exclude: [...configDefaults.exclude, ...(long ? [] : ["**/*.long.test.ts"])],
  testTimeout: long ? 600_000 : 10_000,
  hookTimeout: 30_000,
};

export default defineConfig({
  test: {
    reporters: ["default", "./test/reporter.ts"],
    // Postgres and the servers under test need the rest of a small machine.
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...project,
          name: "pure",
          // They keep nothing, so that a worker loads what they share once.
          isolate: false,
          include: tests(["test/unit", "test/architecture"]),
          exclude: [...project.exclude, "test/unit/database/**"],
        },
      },
      {
        test: {
          ...project,
          name: "database",
          include: tests(needsDatabase),
          globalSetup: "./test/support/database-server.ts",
        },
      },
    ],
  },
});
