// Lets Ctrl-C end a command at its next safe point; a second one ends it at once.
const signals = ["SIGINT", "SIGTERM"] as const;

/** While `work` lasts; what it is to stop by is its argument. */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const interruption = new AbortController();
  // Without a listener Node ends the process, so the second signal does.
  const stop = () => {
    interruption.abort();
    for (const name of signals) process.removeListener(name, stop);
  };
  for (const name of signals) process.on(name, stop);
  try {
    return await work(interruption.signal);
  } finally {
    for (const name of signals) process.removeListener(name, stop);
  }
}
