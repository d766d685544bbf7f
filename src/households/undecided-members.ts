// PURE. Members of other households about whom the caller may not decide: the coordination team will.
import { Problem, type ProblemDetails } from "../problem.ts";

/** A sent member who is known in another household. */
export interface MemberElsewhere {
  /** Index in what was sent. */
  readonly index: number;
  readonly personId: string;
  readonly householdId: string;
  /** Code of the RT of that household. */
  readonly areaCode: string | null;
}

export class UndecidedMembers extends Problem {
  readonly members: readonly MemberElsewhere[];

  constructor(details: ProblemDetails, members: readonly MemberElsewhere[]) {
    super("member-elsewhere", details);
    this.members = members;
  }

  override with(details: ProblemDetails): UndecidedMembers {
    return new UndecidedMembers(details, this.members);
  }
}
