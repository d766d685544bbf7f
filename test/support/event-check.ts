// Holds every event that a test's city has written against the catalogue of events.
import type { Pool } from "pg";
import { type EventType, eventCatalogue } from "../../src/events/event-catalogue.ts";
import { eventData } from "../../src/events/event-webhooks.ts";

const catalogue: Readonly<Record<string, EventType | undefined>> = eventCatalogue;

interface Written {
  readonly type: string;
  readonly about: string;
  readonly data: unknown;
}

/** Those of types `test.…` are made up by tests. @throws what does not fit */
export async function checkEvents(pool: Pool): Promise<void> {
  const { rows } = await pool.query<Written>(
    `select distinct on (type, subject_type, keys) type, subject_type as about, data
     from (select *, array(select jsonb_object_keys(data) order by 1) as keys from events) as events
     where type not like 'test.%'`,
  );
  const faults = rows.flatMap(faultsOf);
  if (faults.length > 0) throw new Error(`Events beside the catalogue: ${faults.join("; ")}`);
}

export function faultsOf({ type, about, data }: Written): string[] {
  const known = catalogue[type];
  if (!known) return [`${type} is not in it`];
  const parsed = eventData(known.data).safeParse(data);
  return [
    ...(known.about.includes(about) ? [] : [`${type} is about ${about}`]),
    ...(parsed.success
      ? []
      : parsed.error.issues.map((issue) => `${type} ${issue.path.join(".")}: ${issue.message}`)),
  ];
}
