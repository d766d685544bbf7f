// Ends a test run with lines that machines can read: `failed: …` for each failure, so that whoever keeps only the end
// has its reason, then `N passed, N failed`, and `, N skipped` where there are any.
import type { SerializedError, TestModule, Reporter } from "vitest/node";

type Errors = readonly { readonly message: string }[];

export default class SummaryLines implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const counts = { passed: 0, failed: 0, skipped: 0, pending: 0 };
    const failures: string[] = [];
    const tell = (where: string, errors: Errors) => {
      failures.push(...errors.map(({ message }) => `failed: ${where}: ${message.split("\n", 1)[0]}`));
    };
    // A file or a hook that fails may have no failing test, and must not read as a success.
    const tellBeside = (where: string, errors: Errors) => {
      counts.failed += errors.length;
      tell(where, errors);
    };
    tellBeside("outside of tests", unhandled);
    for (const module of modules) {
      tellBeside(module.relativeModuleId, module.errors());
      for (const suite of module.children.allSuites()) {
        tellBeside(`${module.relativeModuleId} > ${suite.fullName}`, suite.errors());
      }
      for (const test of module.children.allTests()) {
        const { state, errors = [] } = test.result();
        counts[state] += 1;
        tell(`${module.relativeModuleId} > ${test.fullName}`, errors);
      }
    }
    const skipped = counts.skipped + counts.pending;
    const line = `${counts.passed} passed, ${counts.failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
    // On exit, since other reporters still write now.
    process.once("exit", () => console.log([...failures, line].join("\n")));
  }
}
