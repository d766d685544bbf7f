// The RT that a code names by itself, whatever has become of it since.
import { selectVillageCodes } from "../areas/area-query.ts";
import { rtCode } from "../areas/area.ts";
import { resolveArea } from "../areas/resolve-area.ts";
import type { Database } from "../database/statement.ts";
import { type Fault, fault, text, unknownCode } from "../fault.ts";

/** With the code in use of its village, which may be named by an alias; or why it names no RT of a known village. */
export async function namedRt(
  db: Database,
  code: string,
  at: string,
): Promise<{ readonly code: string; readonly faults: readonly Fault[] }> {
  const [, villageCode, rt] = /^(.+)\.(\d{3})$/.exec(code) ?? [];
  const village = villageCode === undefined ? undefined : await resolveArea(db, villageCode);
  if (village?.level === "village") return { code: rtCode(village.code, rt!), faults: [] };
  const isRt = villageCode !== undefined && villageCode.replace(/\D/g, "").length >= 10;
  if (!isRt || village) return { code, faults: [notAnRt(at)] };
  const known = await selectVillageCodes(db);
  return { code, faults: [unknownCode(at, text("Kelurahan", "The village"), villageCode, known)] };
}

function notAnRt(at: string): Fault {
  return fault(
    at,
    "not-an-rt",
    'Harus kode RT: kode kelurahan, titik dan tiga angka, seperti "15.71.07.1006.005".',
    'Must be the code of an RT: its village\'s, a dot and three digits, such as "15.71.07.1006.005".',
  );
}
