// What is wrong with a program beyond its schema: unknown agencies, areas and programs, dates, leads.
import { selectAgencyCodes } from "../agencies/agency-query.ts";
import { unknownAreas } from "../areas/area-query.ts";
import type { Database } from "../database/statement.ts";
import { type Fault, fault, pointer, text, unknownCode } from "../fault.ts";
import type { ProgramAgency, ProgramDraft } from "./program.ts";
import { selectProgramCodes } from "./programs-query.ts";

/** All faults at once; fields that are absent, since they are malformed themselves, are passed over. */
export async function programFaults(db: Database, program: Partial<ProgramDraft>): Promise<Fault[]> {
  const { agencies = [], excludes = [] } = program;
  return [
    ...dateFaults(program),
    ...(program.agencies ? agencyFaults(agencies) : []),
    ...(await unknownAgencies(db, agencies)),
    ...(await unknownAreas(db, areasNamedBy(agencies))),
    ...(await excludeFaults(db, program.code, excludes)),
  ];
}

function dateFaults({ validFrom, validTo }: Partial<ProgramDraft>): Fault[] {
  if (!validFrom || !validTo || validTo >= validFrom) return [];
  const id = "Hari terakhir mendahului hari pertama.";
  return [fault("/validTo", "out-of-order", id, "The last day is before the first.")];
}

/** Exactly one agency leads, and each is named once. */
function agencyFaults(agencies: readonly ProgramAgency[]): Fault[] {
  const leads = agencies.filter(({ role }) => role === "lead").length;
  const lead =
    leads === 1
      ? []
      : [
          fault(
            "/agencies",
            "exactly-one-lead",
            `Harus tepat satu instansi utama (lead), bukan ${leads}.`,
            `Exactly one agency must be the lead, not ${leads}.`,
          ),
        ];
  const twice = agencies.flatMap(({ agency }, place) => {
    if (agencies.findIndex((other) => other.agency === agency) === place) return [];
    const at = pointer("agencies", place, "agency");
    const id = `Instansi "${agency}" disebut dua kali.`;
    return [fault(at, "duplicate", id, `The agency "${agency}" is named twice.`)];
  });
  return [...lead, ...twice];
}

async function unknownAgencies(db: Database, agencies: readonly ProgramAgency[]): Promise<Fault[]> {
  if (agencies.length === 0) return [];
  const known = await selectAgencyCodes(db);
  return agencies.flatMap(({ agency }, place) =>
    known.includes(agency)
      ? []
      : [unknownCode(pointer("agencies", place, "agency"), text("Instansi", "The agency"), agency, known)],
  );
}

function areasNamedBy(agencies: readonly ProgramAgency[]) {
  return agencies.flatMap(({ areas }, place) =>
    (areas ?? []).map((code, index) => ({ pointer: pointer("agencies", place, "areas", index), code })),
  );
}

async function excludeFaults(
  db: Database,
  own: string | undefined,
  excludes: readonly string[],
): Promise<Fault[]> {
  if (excludes.length === 0) return [];
  const known = await selectProgramCodes(db);
  return excludes.flatMap((code, place) => {
    const at = pointer("excludes", place);
    if (code === own) {
      const id = "Program tidak dapat mengecualikan dirinya sendiri.";
      return [fault(at, "excludes-itself", id, "A program cannot exclude itself.")];
    }
    return known.includes(code) ? [] : [unknownCode(at, text("Program", "The program"), code, known)];
  });
}
