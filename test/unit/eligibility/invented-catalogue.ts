// A catalogue that no city has, of beekeepers: it proves that the engine knows no indicator of its own.
import type { Catalogue, Indicator, IndicatorType, Level } from "../../../src/eligibility/catalogue.ts";

const bool: IndicatorType = { kind: "bool" };
const int: IndicatorType = { kind: "int" };
const double: IndicatorType = { kind: "double" };
const date: IndicatorType = { kind: "date" };
const codes = (...slugs: string[]) => slugs.map((slug) => ({ slug }));
const blooms: IndicatorType = { kind: "enum", codes: codes("heather", "linden", "clover") };

function indicator(
  level: Level,
  name: string,
  type: IndicatorType,
  more: Partial<Indicator> = {},
): Indicator {
  return { level, name, type, label: { id: name, en: name }, origin: "given", ...more };
}

export const beekeepers: Catalogue = {
  indicators: [
    indicator("household", "hives", int),
    indicator("household", "honey", double),
    indicator("household", "roofed", bool),
    indicator("household", "bloom", blooms),
    indicator("household", "awards", { kind: "list", codes: "programs" }),
    indicator("household", "founded", date),
    indicator("member", "born", date),
    indicator("member", "years", int, { measure: "years", origin: "computed", derivedFrom: "born" }),
    indicator("member", "stings", int),
    indicator("member", "weight", double),
    indicator("member", "careful", bool),
    indicator("member", "prefers", blooms),
    indicator("member", "tools", { kind: "list", codes: codes("veil", "smoker", "glove") }),
    indicator("member", "licensed", bool, { appliesWhen: "member.years >= 16", otherwise: false }),
    indicator(
      "member",
      "licence",
      { kind: "enum", codes: codes("small", "large", "not-applicable") },
      { appliesWhen: "member.licensed", otherwise: "not-applicable" },
    ),
    indicator("area", "flowers", int),
    indicator("area", "sunny", bool),
    indicator("area", "share", double),
    indicator("today", "date", date, { origin: "computed" }),
    indicator("today", "year", int, { origin: "computed" }),
    indicator("setting", "limit", int),
  ],
};
