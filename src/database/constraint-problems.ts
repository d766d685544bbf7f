// What Postgres refuses, as the problem a caller can act on; its own words may hold personal values and stay here.
import { text } from "../fault.ts";
import { Problem, type ProblemCode } from "../problem.ts";
import { isOutage } from "./passing-failure.ts";

/** Constraints that two callers can run into at once, after each has passed the checks of its verb. */
const constraints: Readonly<Record<string, ProblemCode>> = {
  referrals_one_unfinished: "referral-open",
  memberships_one_household_a_person: "member-elsewhere",
  memberships_one_head_a_household: "busy",
  identifiers_one_owner: "busy",
  holds_one_standing: "busy",
  enrolments_one_running: "already-exists",
  documents_one_of_a_number: "already-exists",
};

/** SQLSTATEs: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const states: Readonly<Record<string, ProblemCode>> = {
  "22003": "unprocessable", // numeric_value_out_of_range
  // What a schema lets through though no column can hold it.
  "22007": "invalid-request", // invalid_datetime_format
  "22008": "invalid-request", // datetime_field_overflow
  "22021": "invalid-request", // character_not_in_repertoire
  "22P02": "invalid-request", // invalid_text_representation, such as half a surrogate pair in JSON
  "22P05": "invalid-request", // untranslatable_character, such as U+0000 in JSON
  "23503": "unprocessable", // foreign_key_violation
  "23505": "already-exists", // unique_violation
  "23514": "unprocessable", // check_violation
  "40001": "busy", // serialization_failure
  "40P01": "busy", // deadlock_detected
  "55P03": "busy", // lock_not_available
  "57014": "unavailable", // query_canceled, by a time limit
};

/** The problem that an error of the database means; `undefined` for an error of another kind, or of ours. */
export function problemOfDatabaseError(error: unknown): Problem | undefined {
  if (isOutage(error)) return new Problem("unavailable");
  // drizzle wraps Postgres' error in one of its own.
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code, constraint } = at as { code?: unknown; constraint?: unknown };
    const known = constraints[String(constraint)] ?? states[String(code)];
    if (known) return describe(known);
  }
  return undefined;
}

function describe(code: ProblemCode): Problem {
  if (code !== "busy") return new Problem(code);
  return new Problem("busy", {
    detail: text("Kirim permintaan ini sekali lagi.", "Send this request once more."),
  });
}
