// PURE. A refusal as the faults of a row.
import { type Fault, fault } from "../fault.ts";
import { Problem } from "../problem.ts";

/** @throws what is no fault of what was sent */
export function faultsOf(error: unknown): readonly Fault[] {
  if (!(error instanceof Problem) || error.status >= 500) throw error;
  const { errors = [], detail } = error.details;
  if (errors.length > 0) return errors;
  const { id, en } = detail ?? error.title;
  return [fault("", error.code, id, en)];
}
