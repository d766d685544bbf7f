// PURE. What was accepted and yet looks wrong, on the wire.
import { z } from "zod";
import type { Fault } from "../fault.ts";
import type { Language } from "./language.ts";

const exampleWarning = {
  pointer: "/decile",
  code: "observation-kept",
  detail: "Not taken: what is stored was observed later, or verified.",
};

export const warningAnswer = z
  .strictObject({ pointer: z.string(), code: z.string(), detail: z.string() })
  .meta({ id: "Warning", examples: [exampleWarning] });
export type WarningAnswer = z.infer<typeof warningAnswer>;

export function toWarnings(warnings: readonly Fault[], language: Language): WarningAnswer[] {
  return warnings.map(({ pointer, code, detail }) => ({ pointer, code, detail: detail[language] }));
}
