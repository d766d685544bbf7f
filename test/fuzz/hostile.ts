// PURE. What nobody should send: values that break parsers, columns and assumptions, and ways to damage what is right.
import fc from "fast-check";

const deep = (depth: number): unknown => (depth === 0 ? 0 : [deep(depth - 1)]);

const texts: readonly string[] = [
  ...[
    "",
    " ",
    "\u0000",
    "a\u0000b",
    "\ud800",
    "\u202eabc",
    "\ufeff",
    "𝟙𝟚",
    "٣",
    "ﬃ",
    "İ",
    "\r\nX: 1",
    "null",
  ],
  ...["' or 1=1 --", "${7*7}", "{{7*7}}", "<script>", "../../etc/passwd", "%00", "%", "\\", '"', "*", "a,b"],
  ...["2026-02-30", "0000-00-00", "9999-12-31", "1899-12-31", "-000001-01-01", "+275760-09-13T00:00:00Z"],
  ...["2026-07-01T24:00:00Z", "2026-07-01T00:00:00+99:99", "2026-06-30T23:59:60Z", "0001-01-01T00:00:00Z"],
  ...["00000000-0000-0000-0000-000000000000", "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF", "15.71.99.9999.999"],
  ...["15", "15.71.08.1003.000", "1e3", "0x10", "NaN", "Infinity", "-0", "1".repeat(400), "a".repeat(20_000)],
  ...["__proto__", "constructor", "toString", "hasOwnProperty"],
];

const numbers: readonly number[] = [
  ...[-1, -0, 0, 0.1, 1.5, 2 ** 31, -(2 ** 31) - 1, 2 ** 32, 2 ** 53, -(2 ** 53), 2 ** 63],
  ...[1e308, -1e308, 5e-324],
];

const shapes: readonly unknown[] = [
  ...[null, true, false, [], {}, [[]], [null], [{}], { a: 1 }, { length: 3 }, { toString: 1 }],
  ...[deep(50), deep(2000), Array.from({ length: 2000 }, () => 1)],
  JSON.parse('{"__proto__":{"polluted":true}}'),
];

export const hostileText = fc.oneof(
  fc.constantFrom(...texts),
  fc.string({ unit: "binary" }),
  fc.string({ unit: "grapheme" }),
);

export const hostileValue = fc.oneof(
  hostileText,
  fc.constantFrom(...numbers),
  fc.constantFrom(...shapes),
  fc.jsonValue(),
);

type Path = readonly (string | number)[];

/** One part of the value, chosen by number, replaced, removed, repeated, or given a stranger beside it. */
export const damage = fc.record({
  place: fc.nat(),
  how: fc.constantFrom("replace", "replace", "remove", "repeat", "add"),
  value: hostileValue,
  name: fc.oneof(hostileText, fc.constantFrom("id", "status", "revision", "version", "__proto__")),
});
type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never;

export function damaged(value: unknown, { place, how, value: bad, name }: Damage): unknown {
  const copy = structuredClone(value);
  const paths = pathsOf(copy);
  const path = paths[place % paths.length]!;
  if (path.length === 0) return how === "add" && isRecord(copy) ? { ...copy, [name]: bad } : bad;
  const parent: any = path.slice(0, -1).reduce<any>((at, part) => at[part], copy);
  const last = path.at(-1)!;
  if (how === "add" && isRecord(parent[last])) parent[last] = { ...parent[last], [name]: bad };
  else if (how === "remove" && Array.isArray(parent)) parent.splice(Number(last), 1);
  else if (how === "remove") delete parent[last];
  else if (how === "repeat" && Array.isArray(parent)) parent.push(structuredClone(parent[Number(last)]));
  else parent[last] = bad;
  return copy;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function pathsOf(value: unknown, at: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [at];
  const inner = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [at, ...inner.flatMap(([key, one]) => pathsOf(one, [...at, key]))];
}

/** JSON text spoiled as text: cut off, a character put in, a number no double holds, a name given twice. */
export const textDamage = fc.oneof(
  fc.nat().map((place) => (json: string) => json.slice(0, place % (json.length + 1))),
  fc.tuple(fc.nat(), hostileText).map(([place, bad]) => (json: string) => {
    const at = place % (json.length + 1);
    return json.slice(0, at) + bad + json.slice(at);
  }),
  fc
    .constantFrom("1e999", "-1e999", "00", "1e-999", "9".repeat(400))
    .map((number) => (json: string) => json.replace(/(?<=[:[,])-?\d+(\.\d+)?/, number)),
  fc.constant((json: string) => json.replace(/\{("[^"]*":)/, "{$1null,$1")),
);
