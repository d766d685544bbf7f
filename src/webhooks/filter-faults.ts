// What is wrong with a webhook's URL and filters, all of it at once.
import { selectAgencyCodes } from "../agencies/agency-query.ts";
import { unknownAreas } from "../areas/area-query.ts";
import type { Database } from "../database/statement.ts";
import { type Fault, fault, pointer, text, unknownCode } from "../fault.ts";
import { selectProgramCodes } from "../programs/programs-query.ts";
import { urlFault } from "./check-url.ts";
import type { EventFilter, Owner } from "./webhook.ts";

export interface WebhookInput extends EventFilter {
  readonly url: string;
  readonly description: string | null;
}

export async function webhookFaults(
  db: Database,
  { url, programs, agencies, areas }: WebhookInput,
  role: Owner["role"],
  allowsHttp: boolean,
): Promise<Fault[]> {
  const codesOf = (list: readonly string[] | null, name: string) =>
    (list ?? []).map((code, index) => ({ pointer: pointer(name, index), code }));
  const [knownPrograms, knownAgencies] = [await selectProgramCodes(db), await selectAgencyCodes(db)];
  return [
    ...urlFaults(url, allowsHttp),
    ...codesOf(programs, "programs")
      .filter(({ code }) => !knownPrograms.includes(code))
      .map((one) => unknownCode(one.pointer, text("Program", "The program"), one.code, knownPrograms)),
    ...codesOf(agencies, "agencies")
      .filter(({ code }) => !knownAgencies.includes(code))
      .map((one) => unknownCode(one.pointer, text("Instansi", "The agency"), one.code, knownAgencies)),
    ...(await unknownAreas(db, codesOf(areas, "areas"))),
    ...withheldFaults({ agencies, areas }, role),
  ];
}

const urlDetails = {
  "invalid-url": text("Bukan URL https.", "It is no https URL."),
  "not-https": text("Harus https.", "It must be https."),
  credentials: text("Tanpa nama dan kata sandi.", "It must not hold a name and password."),
};

function urlFaults(url: string, allowsHttp: boolean): Fault[] {
  const code = urlFault(url, allowsHttp);
  return code === undefined ? [] : [{ pointer: "/url", code, detail: urlDetails[code] }];
}

/** By what is delivered and what is not one could tell what the events themselves do not say. */
function withheldFaults(filter: Pick<EventFilter, "agencies" | "areas">, role: Owner["role"]): Fault[] {
  if (role === "tkpk") return [];
  return (["agencies", "areas"] as const)
    .filter((name) => filter[name] !== null)
    .map((name) =>
      fault(
        `/${name}`,
        "not-allowed",
        "Hanya untuk tim koordinasi (TKPK).",
        "For the coordination team (TKPK) alone.",
      ),
    );
}
