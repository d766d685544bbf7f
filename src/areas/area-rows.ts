// From the rows of areas to what they mean, and back.
import { factsOfRow } from "../database/fact-columns.ts";
import { rowJson } from "../database/row-json.ts";
import { givenIndicators } from "../eligibility/indicators/catalogue.ts";
import type { Area } from "./area.ts";
import { areas } from "./tables.ts";

const indicators = givenIndicators("area");
const areaJson = rowJson(areas);

/** An area from what `to_jsonb(row)` makes of it. */
export function readArea(json: Readonly<Record<string, unknown>>): Area {
  return toArea(areaJson.read(json));
}

export function toArea(row: typeof areas.$inferSelect): Area {
  const { code, level, parentCode, name, confirmed, updatedAt, revision } = row;
  const { observedSource: source, observedOn, verified } = row;
  return {
    code,
    level,
    parentCode,
    name,
    confirmed,
    indicators: factsOfRow(indicators, row),
    observation: { source, observedOn, verified },
    updatedAt,
    revision,
  };
}

/** The columns of an RT's facts and their observation; facts that are not known are cleared. */
export function factColumnsOf(area: Pick<Area, "indicators" | "observation">) {
  const { source, observedOn, verified } = area.observation;
  const facts = Object.fromEntries(indicators.map(({ name }) => [name, area.indicators[name] ?? null]));
  return { ...facts, observedSource: source, observedOn, verified };
}
