// PURE. The catalogue of this city: every fact that criteria may ask, in one place.
import type { Catalogue, Indicator, Level } from "../catalogue.ts";
import { areaIndicators } from "./area.ts";
import { householdIndicators } from "./household.ts";
import { memberIndicators } from "./member.ts";
import { settingIndicators, todayIndicators } from "./today-and-setting.ts";

export const cityCatalogue: Catalogue = {
  indicators: [
    ...householdIndicators,
    ...memberIndicators,
    ...areaIndicators,
    ...todayIndicators,
    ...settingIndicators,
  ],
};

/** The indicators of a level that callers send and the register stores, its `field` ones included. */
export function givenIndicators(level: Level): readonly Indicator[] {
  return cityCatalogue.indicators.filter(
    (indicator) => indicator.level === level && indicator.origin !== "computed",
  );
}
