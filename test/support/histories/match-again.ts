// What jobs of the house do between the writes of callers: match everybody again, or those who are due.
import { lockAreas } from "../../../src/areas/lock-areas.ts";
import { type Context, inTransaction } from "../../../src/context.ts";
import { lockHouseholds } from "../../../src/households/lock-households.ts";
import type { Subject } from "../../../src/subject.ts";
import type { Register, Row } from "./read-register.ts";

/** After a change of law, since publishing matches nobody by itself; and everybody is offered what they are eligible for. */
export async function offerToEverybody(ctx: Context, register: Register): Promise<void> {
  const everybody = [
    ...register.households.map((one) => ({ type: "household", id: one.id as string }) as const),
    ...register.areas.map((one) => ({ type: "area", id: one.code as string }) as const),
  ];
  await matchAgain(ctx, register, everybody, { opens: true });
}

/** On a new day: who is due for review, and whoever a hold stands against whose time is over. */
export async function matchDue(ctx: Context, register: Register, today: string): Promise<void> {
  const subjectOf = ({ subjectType, subjectId }: Row) => ({ type: subjectType, id: subjectId }) as Subject;
  await matchAgain(ctx, register, [
    ...register.reviews.filter(({ reviewOn }) => reviewOn <= today).map(subjectOf),
    ...register.holds
      .filter(({ liftedAt, untilDate }) => liftedAt === null && untilDate !== null && untilDate <= today)
      .map(subjectOf),
  ]);
}

async function matchAgain(
  ctx: Context,
  register: Register,
  subjects: readonly Subject[],
  options = { opens: false },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await lockHouseholds(
      tx,
      register.households.map((one) => one.id as string),
    );
    await lockAreas(
      tx,
      register.areas.map((one) => one.code as string),
    );
    for (const subject of subjects) tx.touch(subject, options);
  });
}
