// How the tests run: pure ones alone, the others on a throw-away Postgres; long ones only when asked for.
import { configDefaults, defineConfig } from "vitest/config";

/** `npm run test:long` sets it. */
const long = process.env.TEST_LONG === "1";

/** A worker loads what these share once: each has a city of its own, and a module keeps nothing of one. */
const together = ["test/api", "test/contract", "test/client"];
const alone = ["test/unit/database", "test/fuzz", "test/browser", "test/faults"];
const tests = (folders: string[]) => folders.map((folder) => `${folder}/**/*.test.ts`);

const project = {
  exclude: [...configDefaults.exclude, ...(long ? [] : ["**/*.long.test.ts"])],
  testTimeout: long ? 600_000 : 10_000,
  hookTimeout: 30_000,
};

const onDatabase = { globalSetup: "./test/support/database-server.ts" };

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
      { test: { ...project, ...onDatabase, name: "api", isolate: false, include: tests(together) } },
      { test: { ...project, ...onDatabase, name: "alone", include: tests(alone) } },
    ],
  },
});
