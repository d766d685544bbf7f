// Ends a test run with one line that machines can read: `N passed, N failed`, and `, N skipped` where there are any.
import type { SerializedError, TestModule, Reporter } from "vitest/node";

export default class SummaryLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const counts = { passed: 0, failed: unhandled.length, skipped: 0, pending: 0 };
    for (const module of modules) {
      // A file or a hook that fails may have no failing test, and must not read as a success.
      counts.failed += module.errors().length;
      for (const suite of module.children.allSuites()) counts.failed += suite.errors().length;
      for (const test of module.children.allTests()) counts[test.result().state] += 1;
    }
    const skipped = counts.skipped + counts.pending;
    const line = `${counts.passed} passed, ${counts.failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
    // On exit, since other reporters still write now.
    process.once("exit", () => console.log(line));
  }
}
