// A run that is broken off on its way: more RT than one step takes, and a signal after the first step.
import type { Api } from "../../support/api.ts";

/** In one village, after those that tests name. */
export async function addEmptyRts(api: Api, count: number): Promise<void> {
  await api.database.pool.query(
    `insert into areas (code, level, parent_code, name)
     select village || '.' || n, 'rt', village, 'RT ' || n
     from generate_series(900, 899 + $1::int) n, (select '15.71.08.1003' as village) v`,
    [count],
  );
}

/** A run asks before each of its steps, and twice before the first. */
export function afterOneStep(): AbortSignal {
  let asked = 0;
  return {
    get aborted() {
      asked += 1;
      return asked > 2;
    },
  } as AbortSignal;
}
