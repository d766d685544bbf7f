// A database that refuses some rows, as for a fault of ours that nobody has found yet.
import type { Pool } from "pg";

/**
 * @param writing such as `update on referrals`
 * @param isRefused SQL of whether the row `new` is refused
 */
export async function whileRefused(
  pool: Pool,
  writing: string,
  isRefused: string,
  work: () => Promise<void>,
): Promise<void> {
  await pool.query(
    `create function refuse() returns trigger language plpgsql as $$ begin raise 'invented'; end $$;
     create trigger refuse before ${writing} for each row when (${isRefused}) execute function refuse()`,
  );
  await work().finally(() => pool.query("drop function refuse cascade"));
}
