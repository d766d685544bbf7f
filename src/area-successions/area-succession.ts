// PURE. What it says that an RT is another RT now, and what may not be said.
import { type Fault, fault } from "../fault.ts";

export interface AreaSuccession {
  /** Code of the RT as it was: of its village then, and its number there. */
  readonly formerCode: string;
  /** Code of the RT that it is now. */
  readonly code: string;
  /** Date, `YYYY-MM-DD`. */
  readonly since: string;
  /** The decree, list or letter that says so. */
  readonly source: string;
  /** The client that recorded it. */
  readonly recordedBy: string;
  readonly updatedAt: Date;
  readonly revision: number;
}

export type NewSuccession = Pick<AreaSuccession, "formerCode" | "code" | "since" | "source">;

/** The successions that there are about the codes of a new one. */
export type Known = readonly Pick<AreaSuccession, "formerCode" | "code">[];

/**
 * One look has to be enough to find an RT, so that a successor is no former RT itself; then there is no circle either.
 * @param today date in Jakarta
 */
export function successionFaults(asked: NewSuccession, known: Known, today: string): Fault[] {
  const { formerCode, code, since } = asked;
  const faults: Fault[] = [];
  const next = known.find((one) => one.formerCode === code);
  const before = known.find((one) => one.code === formerCode);
  if (code === formerCode) {
    faults.push(
      fault("/code", "same-area", "RT tidak dapat menggantikan dirinya.", "An RT does not succeed itself."),
    );
  } else if (next) {
    faults.push(
      fault(
        "/code",
        "former-area",
        `RT "${code}" sendiri sudah menjadi "${next.code}"; sebutkan yang itu.`,
        `The RT "${code}" is "${next.code}" itself by now; name that one.`,
      ),
    );
  }
  if (code !== formerCode && before) {
    faults.push(
      fault(
        "/path/formerCode",
        "successor-area",
        `RT "${before.formerCode}" sudah menjadi RT ini; ubah dulu pencatatannya ke RT yang baru.`,
        `The RT "${before.formerCode}" is on record as this one; record first that it is the new RT.`,
      ),
    );
  }
  if (since > today) {
    faults.push(fault("/since", "in-the-future", "Tanggal ini belum tiba.", "This date is still to come."));
  }
  return faults;
}
