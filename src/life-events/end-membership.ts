// A member dies, moves away, starts a household elsewhere, or never was a member.
import { requireScope } from "../actor.ts";
import { type Context, inTransaction } from "../context.ts";
import { type Fault, fault } from "../fault.ts";
import { changeRegister } from "../households/change-register.ts";
import type { Member, Person } from "../households/household.ts";
import { leaveHousehold } from "../households/leave-household.ts";
import { revised } from "../households/revised.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { Problem } from "../problem.ts";
import type { LifeEvent } from "./life-event.ts";
import { lockForChange } from "./lock-for-change.ts";
import { recordLifeEvent } from "./record-life-event.ts";

export const endReasons = ["died", "moved-out", "split", "error"] as const;

export interface MembershipEnd {
  readonly householdId: string;
  readonly personId: string;
  readonly reason: (typeof endReasons)[number];
  /** The last day; today unless given. Not for an error, which ends it on the day of joining. */
  readonly on?: string;
}

/** What the end says of the person; a split or an error says nothing. */
const statusAfter: Partial<Record<MembershipEnd["reason"], Person["status"]>> = {
  died: "deceased",
  "moved-out": "moved",
};

/**
 * The hook that matches again ends what is under way for who died or left.
 * @throws {Problem} `not-found`, also for who is no member now; `conflict`; `unprocessable` for an impossible day
 */
export async function endMembership(ctx: Context, input: MembershipEnd): Promise<LifeEvent> {
  requireScope(ctx.actor, "households:write");
  const { householdId, personId, reason } = input;
  return inTransaction(ctx, async (tx) => {
    const [registered] = await lockForChange(tx, [householdId]);
    const member = registered!.members.find(({ person }) => person.id === personId);
    if (!member) throw new Problem("not-found");
    const today = jakartaDate(tx.now);
    const errors = dayFaults(input, member, today);
    if (errors.length > 0) throw new Problem("unprocessable", { errors });
    // Who never was a member left on the day of joining.
    const on = reason === "error" ? member.membership.joinedOn : (input.on ?? today);
    const left = leaveHousehold(registered!, new Set([personId]), { on, reason }, tx.now);
    const status = statusAfter[reason];
    const trace = await changeRegister(tx, [registered!], {
      households: [left.household],
      persons: status ? [revised(member.person, tx.now, { status })] : [],
      memberships: left.memberships,
    });
    return recordLifeEvent(tx, { kind: "member-end", reason, householdIds: [householdId], trace });
  });
}

function dayFaults({ on, reason }: MembershipEnd, { person }: Member, today: string): Fault[] {
  if (on === undefined) return [];
  if (reason === "error") {
    return [fault("/on", "not-applicable", "Tidak berlaku untuk error.", "Has no place with an error.")];
  }
  if (on > today) {
    return [fault("/on", "in-the-future", "Tidak boleh di masa depan.", "May not lie in the future.")];
  }
  // Somebody may have died before the register heard of the household, but not before being born.
  const birth = person.birthDate ?? String(person.birthYear ?? "");
  if (on >= birth) return [];
  return [fault("/on", "before-birth", "Sebelum tanggal lahir.", "Before the date of birth.")];
}
