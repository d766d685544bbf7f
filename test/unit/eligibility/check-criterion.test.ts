import { describe, expect, it } from "vitest";
import type { Unit } from "../../../src/eligibility/catalogue.ts";
import { checkExpression } from "../../../src/eligibility/check-criterion.ts";
import { beekeepers } from "./invented-catalogue.ts";

function errorsOf(unit: Unit, expression: string, expected: "bool" | "number" = "bool") {
  const result = checkExpression(beekeepers, unit, expression, expected);
  return result.valid
    ? []
    : result.errors.map(({ message, hint, start, end }) => ({
        at: expression.slice(start, end),
        message: message.en,
        hint: hint?.en,
      }));
}

describe("a valid expression", () => {
  it("tells its type and the facts it asks, each once, members' facts as `member`", () => {
    const expression = "household.hives < 3 && members.exists(m, m.years > household.hives && m.careful)";
    expect(checkExpression(beekeepers, "household", expression, "bool")).toMatchObject({
      valid: true,
      type: "bool",
      references: [
        { level: "household", name: "hives" },
        { level: "member", name: "careful" },
        { level: "member", name: "years" },
      ],
    });
  });

  it.each([
    ["int", "household.hives * 2 - 1"],
    ["double", "household.honey / 2.0"],
  ])("of type %s may rank", (type, expression) => {
    expect(checkExpression(beekeepers, "person", expression, "number")).toMatchObject({ valid: true, type });
  });
});

describe("a fault", () => {
  it("is told together with every other one", () => {
    const expression = "household.hive < 3 && members.exists(m, m.yers > 60) && foo(area.sunny) == 1";
    expect(errorsOf("household", expression).map(({ at }) => at)).toEqual([
      "hive",
      "yers",
      "foo(area.sunny)",
    ]);
  });

  it("has its place and both languages", () => {
    expect(checkExpression(beekeepers, "household", "1 + household.hive > 2", "bool")).toEqual({
      valid: false,
      errors: [
        {
          message: { id: "`household.hive` tidak dikenal.", en: "`household.hive` is unknown." },
          start: 14,
          end: 18,
          hint: { id: "Maksud Anda `hives`?", en: "Did you mean `hives`?" },
        },
      ],
      references: [],
    });
  });

  it.each<[string, Unit, string, string, RegExp, RegExp | undefined]>([
    ["an unknown fact", "household", "household.rooffed", "rooffed", /unknown/, /mean `roofed`/],
    ["a fact without its level", "household", "hives > 3", "hives", /unknown/, /Write `household.hives`/],
    [
      "a fact under another level",
      "person",
      "member.hives > 3",
      "hives",
      /unknown/,
      /Write `household.hives`/,
    ],
    [
      "a code that is none",
      "household",
      'household.bloom == "heathr"',
      '"heathr"',
      /no code/,
      /mean `heather`/,
    ],
    [
      "a code that is none, on the left",
      "household",
      '"rose" != household.bloom',
      '"rose"',
      /no code/,
      /Known are: `heather`/,
    ],
    [
      "a code that is none, in a list",
      "household",
      'household.bloom in ["linden", "lindn"]',
      '"lindn"',
      /no code/,
      /mean `linden`/,
    ],
    [
      "a code that a list cannot hold",
      "person",
      '"viel" in member.tools',
      '"viel"',
      /no code/,
      /mean `veil`/,
    ],
    [
      "a code behind a variable",
      "person",
      'cel.bind(b, member.prefers, b == "rose")',
      '"rose"',
      /no code/,
      /Known/,
    ],
    [
      "a code in a branch",
      "person",
      '(member.careful ? "linden" : "rose") == member.prefers',
      '"rose"',
      /no code/,
      /Known/,
    ],
    [
      "a code of a mapped fact",
      "household",
      'members.map(m, m.prefers).exists(p, p == "rose")',
      '"rose"',
      /no code/,
      /Known/,
    ],
    [
      "codes that share nothing",
      "person",
      "member.licence == member.prefers",
      "member.licence == member.prefers",
      /no code in common/,
      undefined,
    ],
    [
      "a member in a household program",
      "household",
      "member.years > 60",
      "member",
      /out of sight/,
      /members\.exists/,
    ],
    ["a household in an area program", "area", "household.hives > 3", "household", /out of sight/, /`area`/],
    ["members in an area program", "area", "members.size() > 3", "members", /out of sight/, /`area`/],
    [
      "a number as a condition",
      "household",
      "household.hives && household.roofed",
      "household.hives",
      /bool is expected/,
      /number/,
    ],
    ["a code as a condition", "household", "!household.bloom", "household.bloom", /bool is expected/, /code/],
    [
      "a number as a criterion",
      "household",
      "household.hives",
      "household.hives",
      /must be a bool/,
      undefined,
    ],
    [
      "int against double",
      "household",
      "household.honey == 1",
      "household.honey == 1",
      /cannot be compared/,
      /1\.0/,
    ],
    [
      "int with double",
      "household",
      "household.honey * 2 > 1.0",
      "household.honey * 2",
      /cannot be computed/,
      /double/,
    ],
    [
      "text against number",
      "household",
      'household.hives == "3"',
      'household.hives == "3"',
      /cannot be compared/,
      undefined,
    ],
    [
      "an order of codes",
      "household",
      'household.bloom < "linden"',
      'household.bloom < "linden"',
      /cannot be compared/,
      /no order/,
    ],
    [
      "a date against text",
      "person",
      'member.born < "2000-01-01"',
      'member.born < "2000-01-01"',
      /cannot be compared/,
      /date\(/,
    ],
    [
      "dates subtracted",
      "person",
      "today.date - member.born > 1",
      "today.date - member.born",
      /cannot be computed/,
      /getFullYear/,
    ],
    [
      "texts added",
      "household",
      'household.bloom + "x" == "linden"',
      'household.bloom + "x"',
      /cannot be computed/,
      undefined,
    ],
    [
      "a date that is none",
      "person",
      'member.born < date("2025-02-30")',
      '"2025-02-30"',
      /no date/,
      /2025-12-31/,
    ],
    [
      "an hour in a date",
      "person",
      'member.born < timestamp("2025-02-03T10:00:00Z")',
      '"2025-02-03T10:00:00Z"',
      /no date/,
      /T00/,
    ],
    [
      "a date that is computed",
      "person",
      "member.born < date(member.prefers)",
      "member.prefers",
      /written out/,
      undefined,
    ],
    [
      "a part of what is no date",
      "person",
      "member.years.getFullYear() > 3",
      "member.years.getFullYear()",
      /is for dates/,
      undefined,
    ],
    ["division by zero", "household", "household.hives / 0 > 1", "0", /Division by zero/, undefined],
    ["remainder by zero", "household", "household.hives % 0 > 1", "0", /Division by zero/, undefined],
    ["an unknown function", "household", "sise(members) > 1", "sise(members)", /no function/, /mean `size`/],
    [
      "an unknown method",
      "household",
      "members.exist(m, m.careful)",
      "members.exist(m, m.careful)",
      /no function/,
      /mean `exists`/,
    ],
    [
      "a regular expression",
      "household",
      'household.bloom.matches("l.*")',
      'household.bloom.matches("l.*")',
      /no function/,
      /Known/,
    ],
    [
      "text functions",
      "household",
      'household.bloom.startsWith("l")',
      'household.bloom.startsWith("l")',
      /no function/,
      /Known/,
    ],
    ["has", "household", "has(household.hives)", "has(household.hives)", /not needed/, /unknown, not false/],
    ["null", "household", "household.hives == null", "null", /literal/, /no `null`/],
    ["a map", "household", '{"a": 1}["a"] == 1', '{"a": 1}', /no part of the language/, undefined],
    ["an unsigned number", "household", "household.hives > 3u", "3u", /literal/, undefined],
    ["an empty list", "household", "household.hives in []", "[]", /empty list/, undefined],
    ["a mixed list", "household", "household.hives in [1, 2.0]", "2.0", /one type/, /1\.0/],
    [
      "a list of lists",
      "household",
      "members.map(m, m.tools).size() > 1",
      "m.tools",
      /must not hold/,
      undefined,
    ],
    ["a level in a list", "person", "[household].size() > 1", "[household]", /must not hold/, undefined],
    [
      "a list that is compared",
      "household",
      "household.awards == household.awards",
      "household.awards == household.awards",
      /cannot be compared/,
      /size\(list\)/,
    ],
    [
      "in without a list",
      "household",
      '"gold" in household.bloom',
      "household.bloom",
      /list must stand/,
      undefined,
    ],
    [
      "a comprehension over no list",
      "household",
      "household.hives.exists(h, h > 1)",
      "household.hives",
      /list is expected/,
      undefined,
    ],
    [
      "a body that is no condition",
      "household",
      "members.all(m, m.years)",
      "m.years",
      /bool is expected/,
      /number/,
    ],
    [
      "a variable called as a level",
      "household",
      "members.all(member, member.careful)",
      "member",
      /is taken/,
      /another/,
    ],
    [
      "a variable that hides one",
      "household",
      "members.all(m, members.all(m, m.careful))",
      "m",
      /is taken/,
      /another/,
    ],
    [
      "a sum of no numbers",
      "household",
      "members.map(m, m.careful).sum() > 1",
      "members.map(m, m.careful).sum()",
      /Only numbers/,
      /members\.map/,
    ],
    [
      "branches of two types",
      "household",
      "(household.roofed ? 1 : 2.0) > 1.0",
      "household.roofed ? 1 : 2.0",
      /one type/,
      /1\.0/,
    ],
    ["an index that is no int", "household", "members[1.0].careful", "1.0", /must be an int/, undefined],
    [
      "an index into a record",
      "household",
      'household["hives"] > 1',
      'household["hives"]',
      /Only a list/,
      /with a dot/,
    ],
    ["a fact of a fact", "household", "household.hives.more > 1", "more", /has no `more`/, undefined],
    [
      "an int beyond 2^53",
      "household",
      "household.hives < 9007199254740993",
      "9007199254740993",
      /beyond 2\^53/,
      undefined,
    ],
    ["too few arguments", "household", "members.exists(m)", "members.exists(m)", /takes 2/, undefined],
    [
      "too many arguments",
      "household",
      "size(members, 1) > 1",
      "size(members, 1)",
      /takes 1 argument\./,
      undefined,
    ],
    ["nothing", "household", "  ", "  ", /empty/, undefined],
    ["an early end", "household", "household.hives <", "", /too early/, undefined],
    ["a missing parenthesis", "household", "(household.hives < 3", "", /`\)` is expected/, undefined],
    ["a stray sign", "household", "household.hives = 3", "=", /not expected/, undefined],
    ["an open quote", "household", 'household.bloom == "linden', '"linden', /closing quote/, undefined],
    ["a variable that is none", "household", "members.all(1, true)", "1", /name of a variable/, undefined],
    ["an endless number", "household", "household.honey < 1e999", "1e999", /cannot be read/, undefined],
    ["a reserved word", "household", "import > 3", "import", /reserved/, undefined],
  ])("%s is refused with its place and a hint", (_, unit, expression, at, message, hint) => {
    const [error, ...others] = errorsOf(unit, expression);
    expect(others).toEqual([]);
    expect(error?.at).toBe(at);
    expect(error?.message).toMatch(message);
    if (hint === undefined) expect(error?.hint).toBeUndefined();
    else expect(error?.hint).toMatch(hint);
  });

  it("of a priority that is no number is told", () => {
    expect(errorsOf("household", "household.roofed", "number")).toEqual([
      { at: "household.roofed", message: "A priority must be a number, not bool.", hint: undefined },
    ]);
  });

  it("does not cause another one further up", () => {
    expect(
      errorsOf("household", "household.hivs + 1 > 2 && !(household.hivs.x == 2)").map(({ at }) => at),
    ).toEqual(["hivs", "hivs"]);
  });
});
