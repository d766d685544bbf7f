// PURE. What the queue keeps of a failure: its class and its code, for messages may quote values of people.

/** What is kept and shown, such as `Problem (conflict)` or `DatabaseError (40P01)`. */
const form = /^(Problem|\w*Error)( \([\w-]{1,60}\))?$/;

export function failureOf(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code } = at as { code?: unknown };
    if (typeof code === "string") return shownFailure(`${classOf(at)} (${code})`);
  }
  return error instanceof Error ? shownFailure(classOf(error)) : "Error";
}

/** Postgres' own errors are all called "error", and have a severity. */
function classOf(error: Error): string {
  return "severity" in error ? "DatabaseError" : error.name;
}

/** The queue and older builds write in other forms; of those only is told that there was something. */
export function shownFailure(kept: string): string {
  return form.test(kept) ? kept : "Error";
}
