// The log: one JSON object a line. Errors of the database come without their words, which may quote personal values.
import { type DestinationStream, type Logger, pino, stdSerializers } from "pino";

export function createLog(level: string, to?: DestinationStream): Logger {
  const options = { level, serializers: { err: serializeError } };
  return to === undefined ? pino(options) : pino(options, to);
}

/** What Postgres says of an error beside words and values. */
const plainFields = ["code", "severity", "schema", "table", "column", "constraint", "routine"] as const;

function serializeError(error: Error): object {
  const refused = databaseError(error);
  if (refused === undefined) {
    const { type, message, stack } = stdSerializers.err(error);
    return { type, message, stack, code: (error as NodeJS.ErrnoException).code };
  }
  const said = Object.fromEntries(plainFields.map((name) => [name, refused[name]]));
  return { type: error.name, ...said, stack: frames(error) };
}

/**
 * Postgres' own error, which has a SQLSTATE and a severity; or what stands inside of drizzle's, which quotes the
 * statement with its values whatever the reason, a lost connection too.
 */
function databaseError(error: unknown): Record<string, unknown> | undefined {
  let quoting: unknown;
  for (let at = error; at instanceof Error; at = at.cause) {
    if ("severity" in at && "code" in at) return at as unknown as Record<string, unknown>;
    if ("query" in at && "params" in at) quoting = at.cause instanceof Error ? at.cause : at;
  }
  return quoting as Record<string, unknown> | undefined;
}

/** The stack without the message that stands before it, whatever the message looks like. */
function frames(error: Error): string | undefined {
  const stack = error.stack?.replace(error.message, () => "");
  return stack?.slice(stack.search(/\n {4}at /) + 1);
}
