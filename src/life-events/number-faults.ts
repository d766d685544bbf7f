// PURE. Why a number cannot be given to an owner.
import { fault } from "../fault.ts";
import { isDummyNumber } from "../households/national-id.ts";
import { Problem } from "../problem.ts";

/** @throws {Problem} `unprocessable` for a number that was never issued */
export function refuseDummy(value: string, at: string): void {
  if (!isDummyNumber(value)) return;
  throw new Problem("unprocessable", {
    errors: [
      fault(at, "dummy-number", "Bukan nomor yang pernah diterbitkan.", "Not a number that was ever issued."),
    ],
  });
}

/** @throws {Problem} `conflict` for a number that somebody has, the same owner included */
export function refuseOwned(presentOwner: string | undefined, ownerId: string, at: string): void {
  if (presentOwner === undefined) return;
  const own = fault(at, "number-unchanged", "Nomor ini sudah tercatat.", "This number is on file already.");
  const others = fault(
    at,
    "number-taken",
    "Nomor ini tercatat pada pemilik lain.",
    "This number is on file with another owner.",
  );
  throw new Problem("conflict", { errors: [presentOwner === ownerId ? own : others] });
}
