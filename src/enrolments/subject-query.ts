// Reads where a subject is at home: the household and the RT whose rows a change of its facts locks.
import type { Subject } from "../subject.ts";
import { type Database, statement } from "../database/statement.ts";

export interface Place {
  /** The subject's own id, or the present household of a person; null for an area and for who lives in none. */
  readonly householdId: string | null;
  /** Code of the RT; null for a person without a household. */
  readonly areaCode: string | null;
}

const places = {
  household: statement<Place>(
    "subjects.household",
    `select id as "householdId", area_code as "areaCode" from households where id = $1::uuid`,
  ),
  person: statement<Place>(
    "subjects.person",
    `select h.id as "householdId", h.area_code as "areaCode"
     from persons p
     left join memberships m on m.person_id = p.id and m.left_on is null
     left join households h on h.id = m.household_id
     where p.id = $1::uuid`,
  ),
  area: statement<Place>(
    "subjects.area",
    `select null::uuid as "householdId", code as "areaCode" from areas where code = $1 and level = 'rt'`,
  ),
} as const;

/** `undefined` when there is no such subject; of areas, only an RT is one. */
export async function selectPlace(db: Database, subject: Subject): Promise<Place | undefined> {
  const [place] = await db.run(places[subject.type], [subject.id]);
  return place;
}
