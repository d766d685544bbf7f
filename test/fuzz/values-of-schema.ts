// PURE. Values that a JSON Schema of the document allows, often such that they lead to something stored.
import fc from "fast-check";
import { resolved, type Schema } from "./operations.ts";

/** Values that lead somewhere, by the name of the field or parameter that carries them. */
export type Known = (name: string) => readonly unknown[];

type Values = fc.Arbitrary<unknown>;

/** @param name of the field or parameter that carries the value */
export function valuesOf(document: Schema, known: Known, schema: Schema, name = ""): Values {
  const full = resolved(document, schema);
  const any = anyOf(document, known, full, name);
  const good = [...known(name).filter((value) => fits(full, value)), ...(full.examples ?? [])];
  return good.length === 0
    ? any
    : fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...good) }, { weight: 2, arbitrary: any });
}

/** As far as what is known goes: texts, of which some are ids and codes, and whole numbers. */
function fits({ type, format, pattern, enum: codes }: Schema, value: unknown): boolean {
  if (codes) return codes.includes(value);
  if (typeof value !== "string") return type === "integer";
  if (format !== undefined) return format === "uuid" && /^[\da-f]{8}-/.test(value);
  return type === "string" && (pattern === undefined || new RegExp(pattern).test(value));
}

function anyOf(document: Schema, known: Known, schema: Schema, name: string): Values {
  const choice: readonly Schema[] | undefined = schema.anyOf ?? schema.oneOf;
  if (choice) return fc.oneof(...choice.map((one) => valuesOf(document, known, one, name)));
  if ("const" in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (Array.isArray(schema.type)) {
    return fc.oneof(...schema.type.map((type) => anyOf(document, known, { ...schema, type }, name)));
  }
  switch (schema.type) {
    case "null":
      return fc.constant(null);
    case "boolean":
      return fc.boolean();
    case "integer":
      return integers(schema);
    case "number":
      return fc.double({ min: schema.minimum, max: schema.maximum, noNaN: true, noDefaultInfinity: true });
    case "string":
      return strings(schema);
    case "array":
      return fc.array(valuesOf(document, known, schema.items, name), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 4, 4),
      });
    case "object":
      return objects(document, known, schema);
    default:
      return fc.jsonValue();
  }
}

function integers({ minimum, maximum }: Schema): Values {
  const min = minimum ?? Number.MIN_SAFE_INTEGER;
  const max = maximum ?? Number.MAX_SAFE_INTEGER;
  const near = { min: Math.max(min, -10), max: Math.min(max, 100) };
  return near.min > near.max
    ? fc.integer({ min, max })
    : fc.oneof(fc.integer(near), fc.integer({ min, max }));
}

function strings({ format, pattern, minLength = 0, maxLength = 40 }: Schema): Values {
  if (format === "uuid") return fc.uuid({ version: 7 });
  if (format === "date") return days.map((date) => date.toISOString().slice(0, 10));
  if (format === "date-time") return days.map((date) => date.toISOString());
  if (format === "email") return fc.constantFrom("dinas@example.go.id", "a.b+c@example.org");
  if (pattern) return matching(pattern);
  const words = fc.string({ unit: "grapheme", minLength, maxLength: Math.min(maxLength, 30) });
  const fits = (text: string) => text.trim().length >= minLength && text.length <= maxLength;
  return fc.oneof(words.filter(fits), fc.constant("a".repeat(maxLength)));
}

/** What fast-check cannot make, a look ahead, is left to chance and filtered. */
function matching(pattern: string): fc.Arbitrary<string> {
  const whole = new RegExp(pattern);
  return fc
    .stringMatching(new RegExp(pattern.replaceAll(/\(\?!.*?\)/g, "")))
    .filter((text) => whole.test(text));
}

const days = fc.date({ min: new Date("1900-01-01"), max: new Date("2100-12-31"), noInvalidDate: true });

/** Of many optional fields few are sent. */
function objects(document: Schema, known: Known, schema: Schema): Values {
  const { properties = {}, required = [], additionalProperties } = schema;
  const names = Object.keys(properties);
  if (names.length === 0 && typeof additionalProperties === "object") {
    return fc.dictionary(fc.string({ minLength: 1 }), valuesOf(document, known, additionalProperties), {
      maxKeys: 3,
    });
  }
  const rarity = Math.max(1, Math.round((names.length - required.length) / 6));
  const fields = names.map((name) => {
    const value = valuesOf(document, known, properties[name], name);
    if (required.includes(name)) return value;
    return fc.oneof({ weight: rarity, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
  });
  return fc
    .tuple(...fields)
    .map((values) =>
      Object.fromEntries(
        names.map((name, i) => [name, values[i]]).filter(([, value]) => value !== undefined),
      ),
    );
}
