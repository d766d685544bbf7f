// Checks that the agency and the area which a new client is limited to exist.
import { selectAgencyCodes } from "../agencies/agency-query.ts";
import { unknownAreas } from "../areas/area-query.ts";
import type { Context } from "../context.ts";
import { text, unknownCode } from "../fault.ts";
import { Problem } from "../problem.ts";

/** @throws {Problem} `unprocessable`, which names the nearest code there is */
export async function checkLimits(
  ctx: Context,
  { agency, area }: { agency: string | null; area: string | null },
): Promise<void> {
  const agencies = agency === null ? [] : await selectAgencyCodes(ctx.db);
  const errors = [
    ...(agency === null || agencies.includes(agency)
      ? []
      : [unknownCode("/agency", text("Instansi", "The agency"), agency, agencies)]),
    ...(area === null ? [] : await unknownAreas(ctx.db, [{ pointer: "/area", code: area }])),
  ];
  if (errors.length > 0) throw new Problem("unprocessable", { errors });
}
