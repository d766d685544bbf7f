// PURE. What ended a program, in one line for whoever started it.
import { Problem } from "./problem.ts";

/** Errors whose message says what to do. */
const plainSpoken = new Set([
  "ConfigError",
  "DatabaseUnreachableError",
  "EmbeddedDatabaseError",
  "KeyMismatchError",
  "MigrationError",
  "RestoreError",
]);

/** One line; for an error that nobody foresaw, its stack. */
export function explainFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof Problem) return explainProblem(error);
  if (plainSpoken.has(error.name)) return error.message;
  const { code, syscall } = error as NodeJS.ErrnoException;
  // The operating system's words name the file; Postgres' own say what it refused.
  if (syscall !== undefined) return error.message;
  if (error.name === "error" && typeof code === "string") return `The database refused: ${error.message}`;
  // drizzle wraps them, and quotes the values.
  if (error.cause instanceof Error) return explainFailure(error.cause);
  return error.stack ?? error.message;
}

function explainProblem({ title, details }: Problem): string {
  const sentences = [details.detail?.en, ...(details.errors ?? []).map((fault) => fault.detail.en)];
  const said = sentences.filter((sentence) => sentence !== undefined);
  return said.length > 0 ? said.join(" ") : `${title.en}.`;
}
