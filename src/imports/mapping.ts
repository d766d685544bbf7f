// PURE. How the headers and codes of somebody else's file translate into ours.
import { z } from "zod";
import { Problem } from "../problem.ts";
import { zodFaults } from "../http/zod-faults.ts";
import { fault } from "../fault.ts";

const maxEntries = 2_000;
const name = z.string().trim().min(1).max(200);

const bounded = <Value extends z.ZodType>(value: Value) =>
  z.record(z.string().max(200), value).refine((entries) => Object.keys(entries).length <= maxEntries);

export const mappingSchema = z.strictObject({
  columns: bounded(name).default({}).describe("By a header of the file, the name of our column"),
  values: bounded(bounded(z.string().max(200)))
    .default({})
    .describe("By the name of our column, what each text in a cell stands for"),
});
export type Mapping = z.infer<typeof mappingSchema>;

export const noMapping: Mapping = { columns: {}, values: {} };

/** Its form is no matter of the request that holds it as a text. @throws {Problem} `unprocessable` with every fault */
export function readMapping(json: string, at = "/query/mapping"): Mapping {
  let read: unknown;
  try {
    read = JSON.parse(json);
  } catch {
    throw new Problem("unprocessable", {
      errors: [fault(at, "malformed-json", "Bukan JSON yang sah.", "This is not valid JSON.")],
    });
  }
  const parsed = mappingSchema.safeParse(read, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw new Problem("unprocessable", { errors: zodFaults(parsed.error.issues, at) });
}
