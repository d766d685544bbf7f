// PURE. A background job as its operators see it: how it stands, and what it is about.

export const jobStatuses = ["waiting", "running", "retrying", "gave-up"] as const;
export type JobStatus = (typeof jobStatuses)[number];

export interface Job {
  /** The queue's number. */
  readonly id: string;
  /** Name of the task. */
  readonly task: string;
  readonly status: JobStatus;
  readonly attempts: number;
  readonly maxAttempts: number;
  /** When it is due, or was. */
  readonly runAt: Date;
  /** Of the last attempt that failed, as `failureOf` writes it. */
  readonly lastError: string | null;
  readonly createdAt: Date;
  /** Ids out of the payload, by name; what else stands there is not shown. */
  readonly about: Readonly<Record<string, string>>;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function idsOf(payload: unknown): Record<string, string> {
  const entries = Object.entries((payload ?? {}) as Record<string, unknown>);
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === "string" && uuid.test(entry[1])),
  );
}
