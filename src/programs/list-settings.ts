// Lists the settings of the city with their dated values.
import { requireScope } from "../actor.ts";
import type { Context } from "../context.ts";
import type { Indicator } from "../eligibility/catalogue.ts";
import { cityCatalogue } from "../eligibility/indicators/catalogue.ts";
import { keyOfCode, type Page, type PageAsked, pageOfWhole } from "../http/pagination.ts";
import { selectSettingValues, type SettingValue } from "./programs-query.ts";

export interface Setting {
  readonly indicator: Indicator;
  /** By their first day; empty: not entered yet, and missing for criteria. */
  readonly values: readonly SettingValue[];
}

/** The settings there are: names come from the catalogue, since criteria ask for them by name. */
export const settingIndicators: readonly Indicator[] = cityCatalogue.indicators.filter(
  ({ level }) => level === "setting",
);

/** By name. @throws {Problem} `invalid-cursor` */
export async function listSettings(ctx: Context, asked: PageAsked): Promise<Page<Setting>> {
  requireScope(ctx.actor, "programs:read");
  const values = await selectSettingValues(ctx.db);
  const settings = settingIndicators.map((indicator) => ({
    indicator,
    values: values.filter(({ name }) => name === indicator.name),
  }));
  return pageOfWhole("settings", settings, asked, keyOfCode, ({ indicator }) => [indicator.name]);
}
