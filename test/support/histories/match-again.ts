// Between the writes of callers: everybody is offered what they are eligible for.
import { lockAreas } from "../../../src/areas/lock-areas.ts";
import { type Context, inTransaction } from "../../../src/context.ts";
import { lockHouseholds } from "../../../src/households/lock-households.ts";
import type { Subject } from "../../../src/subject.ts";
import type { Register } from "./read-register.ts";

export async function offerToEverybody(ctx: Context, register: Register): Promise<void> {
  const everybody = [
    ...register.households.map((one) => ({ type: "household", id: one.id as string }) as const),
    ...register.areas.map((one) => ({ type: "area", id: one.code as string }) as const),
  ];
  await matchAgain(ctx, register, everybody, { opens: true });
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
