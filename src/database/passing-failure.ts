// Failures that say nothing of what was asked: it can be asked again, at once or later.

/**
 * Whether the database went away, takes no more connections, has no room to write, or may not write for now: whatever
 * was asked, it can be asked again later. A statement that was refused for what it says is none of this.
 */
export function isOutage(error: unknown): boolean {
  // drizzle wraps errors.
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code, message } = at as { code?: unknown; message?: unknown };
    if (outageCodes.test(String(code)) || outageWords.test(String(message))) return true;
  }
  return false;
}

/** Classes of SQLSTATE: connections (08), resources such as the disk (53), operators (57P), the system (58); a switch. */
const outageCodes =
  /^(08...|53...|57P0.|58...|25006|ECONN\w+|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;
const outageWords =
  /^Connection terminated|^timeout exceeded when trying to connect|connection error and is not queryable/;

/** 40001 serialization_failure, 40P01 deadlock_detected; drizzle hides them behind `cause`. */
export function lostToAnother(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code } = at as { code?: unknown };
    if (code === "40001" || code === "40P01") return true;
  }
  return false;
}

/** SQLSTATE 42: the schema, or what this account may do, is not what this release was written for. */
export function isAnotherSchema(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code } = at as { code?: unknown };
    if (/^42...$/.test(String(code))) return true;
  }
  return false;
}
