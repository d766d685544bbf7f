// PURE. What can keep the embedded database from running, in words that say how to mend it.

/**
 * `no-binaries`: no Postgres for this platform, or it does not run here · `no-account`: no account to run it as ·
 * `unreachable`: its folder cannot be read or entered · `in-use`: another process runs it ·
 * `other-version`: the data are of another major version · `damaged`: the folder holds something else ·
 * `start-failed`: Postgres ended while starting; the message quotes its last words.
 */
export type EmbeddedDatabaseFault =
  "no-binaries" | "no-account" | "unreachable" | "in-use" | "other-version" | "damaged" | "start-failed";

export class EmbeddedDatabaseError extends Error {
  override name = "EmbeddedDatabaseError";

  constructor(
    readonly code: EmbeddedDatabaseFault,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
