// Reads which RT lie in some areas, a batch at a time.
import { type Database, statement } from "../database/statement.ts";

const nextRts = statement<{ code: string }>(
  "registry-stream.next-rts",
  `select code from areas
   where level = 'rt' and ($2::text is null or code > $2)
     and ($1::text[] is null or exists (
       select from unnest($1::text[]) as a(code)
       where areas.code = a.code or starts_with(areas.code, a.code || '.')))
   order by code limit $3`,
);

/**
 * The next RT by code, at most so many.
 * @param areas codes of RT or areas above; null: the whole city
 */
export async function selectNextRts(
  db: Database,
  areas: readonly string[] | null,
  after: string | undefined,
  limit: number,
): Promise<string[]> {
  return (await db.run(nextRts, [areas, after ?? null, limit])).map(({ code }) => code);
}
