// What the operator reads when a program ends.
import { expect, test } from "vitest";
import { ConfigError, readConfig } from "../../../src/config.ts";
import { explainFailure } from "../../../src/explain-failure.ts";
import { fault } from "../../../src/fault.ts";
import { Problem } from "../../../src/problem.ts";

const postgres = (message: string) => Object.assign(new Error(message), { name: "error", code: "42501" });

test.each([
  ["an error in plain words", new ConfigError("PORT: no number"), "PORT: no number"],
  ["a problem without details", new Problem("not-found"), "Not found."],
  [
    "a problem with faults",
    new Problem("unprocessable", {
      errors: [fault("/a", "x", "Satu.", "One."), fault("/b", "x", "Dua.", "Two.")],
    }),
    "One. Two.",
  ],
  [
    "Postgres' refusal",
    postgres("permission denied for database x"),
    "The database refused: permission denied for database x",
  ],
  [
    "Postgres' refusal inside of drizzle's",
    new Error("Failed query: insert\nparams: Siti", { cause: postgres("permission denied") }),
    "The database refused: permission denied",
  ],
])("%s is one line", (_name, error, line) => {
  expect(explainFailure(error)).toBe(line);
});

test("the operating system's words name the file", () => {
  const error = Object.assign(new Error("EACCES: permission denied, mkdir '/x'"), {
    code: "EACCES",
    syscall: "mkdir",
  });
  expect(explainFailure(error)).toBe("EACCES: permission denied, mkdir '/x'");
});

test("an error that nobody foresaw comes with its stack", () => {
  expect(explainFailure(new TypeError("x is not a function"))).toContain("explain-failure.test.ts");
});

test("an outside issuer needs its keys' address", () => {
  expect(() => readConfig({ AUTH_ISSUER: "https://login.example.go.id" })).toThrow("AUTH_JWKS_URL");
  expect(() => readConfig({ AUTH_JWKS_URL: "https://login.example.go.id/keys" })).toThrow("AUTH_ISSUER");
});

test("proxies are named by address or network", () => {
  expect(readConfig({ TRUST_PROXY: "10.0.0.1, 10.1.0.0/16,::1" }).trustProxy).toEqual([
    ...["10.0.0.1", "10.1.0.0/16", "::1"],
  ]);
  expect(readConfig({}).trustProxy).toEqual([]);
  for (const wrong of ["true", "proxy.example.go.id", "10.0.0.0/33", "10.0.0.0/8/8"]) {
    expect(() => readConfig({ TRUST_PROXY: wrong })).toThrow("TRUST_PROXY");
  }
});

test("jobs that would leave no connection to anybody are refused, with both settings", () => {
  const config = (jobs: string, pool: string) =>
    readConfig({ WORKER_CONCURRENCY: jobs, DATABASE_POOL_SIZE: pool });
  expect(() => config("9", "30")).toThrow(
    "WORKER_CONCURRENCY: 9 jobs at once need a DATABASE_POOL_SIZE of 31 or more",
  );
  expect(config("9", "31")).toMatchObject({ workerConcurrency: 9, databasePoolSize: 31 });
  expect(config("0", "8")).toMatchObject({ workerConcurrency: 0, databasePoolSize: 8 });
  expect(readConfig({})).toMatchObject({ workerConcurrency: 2, databasePoolSize: 10 });
});
