// Shows how far the demo is: one line rewritten for people, a line now and then for a log.

const linesEvery = 50;

/** Returns what is called once for each item that is done. */
export function showProgress(total: number, what: string): () => void {
  const { stdout } = process;
  let done = 0;
  return () => {
    done += 1;
    const line = `  ${String(Math.floor((100 * done) / total)).padStart(3)} %  ${done} of ${total} ${what}`;
    if (stdout.isTTY) stdout.write(`\r${line}${done === total ? "\n" : ""}`);
    else if (done % linesEvery === 0 || done === total) stdout.write(`${line}\n`);
  };
}
