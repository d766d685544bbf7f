// A person's national ID is corrected: the wrong number ends, the person stays the same.
import { requireScope } from "../actor.ts";
import { type Context, inTransaction, type TransactionContext } from "../context.ts";
import { uuidv7 } from "../database/ids.ts";
import { lockSubject } from "../enrolments/lock-subject.ts";
import type { Fault } from "../fault.ts";
import { changeRegister } from "../households/change-register.ts";
import type { Person, RegisteredHousehold } from "../households/household.ts";
import { selectPersons } from "../households/household-query.ts";
import { lockNumber } from "../households/lock-number.ts";
import { nationalIdWarnings } from "../households/national-id.ts";
import { selectNumbers } from "../households/number-query.ts";
import { revised } from "../households/revised.ts";
import { Problem } from "../problem.ts";
import type { LifeEvent } from "./life-event.ts";
import { lockForChange } from "./lock-for-change.ts";
import { refuseDummy, refuseOwned } from "./number-faults.ts";
import { recordLifeEvent } from "./record-life-event.ts";

export interface NumberCorrection {
  readonly personId: string;
  readonly nationalId: string;
  readonly reason: string;
}

const at = "/nationalId";

/** @throws {Problem} `not-found`; `conflict` for a number that somebody has; `unprocessable` for a dummy */
export async function correctNumber(
  ctx: Context,
  input: NumberCorrection,
): Promise<{ readonly event: LifeEvent; readonly warnings: readonly Fault[] }> {
  requireScope(ctx.actor, "households:write");
  const { personId, nationalId, reason } = input;
  refuseDummy(nationalId, at);
  return inTransaction(ctx, async (tx) => {
    const id = { ownerType: "person", type: "national-id", system: null } as const;
    const { number, ownerId } = await lockNumber(tx, { ...id, value: nationalId, at });
    const { person, home } = await lockPerson(tx, personId);
    refuseOwned(ownerId, personId, at);
    const present = await selectNumbers(tx.db, [personId]);
    const trace = await changeRegister(tx, home, {
      households: home.map(({ household }) => revised(household, tx.now)),
      persons: [revised(person, tx.now)],
      memberships: [],
      numbers: {
        added: [{ id: uuidv7(), number, ownerId: personId }],
        ended: present.filter(({ type }) => type === "national-id").map((one) => one.id),
      },
    });
    const householdIds = home.map(({ household }) => household.id);
    const given = { kind: "correct-number", reason, householdIds, trace } as const;
    const event = await recordLifeEvent(tx, given, [personId]);
    const areaCode = home[0]?.household.areaCode;
    const warnings = areaCode ? nationalIdWarnings(nationalId, person, areaCode, at) : [];
    return { event, warnings };
  });
}

/** Who lives in no household is known to the coordination team alone. @throws {Problem} `not-found` */
async function lockPerson(
  tx: TransactionContext,
  personId: string,
): Promise<{ person: Person; home: RegisteredHousehold[] }> {
  const place = await lockSubject(tx, { type: "person", id: personId });
  if (!place) throw new Problem("not-found");
  if (place.householdId === null && !tx.actor.scopes.has("households:transfer"))
    throw new Problem("not-found");
  const home = place.householdId === null ? [] : await lockForChange(tx, [place.householdId]);
  const [person] = await selectPersons(tx.db, [personId]);
  return { person: person!, home };
}
