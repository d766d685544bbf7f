// PURE. Looks indicators up by level and name, and refuses a catalogue whose names generated code could not hold.
import type { Catalogue, Indicator, Level } from "./catalogue.ts";
import type { Type } from "./tree.ts";
import { typeOfIndicator } from "./types.ts";

/** An indicator and the type that its facts have in expressions. */
export interface Entry {
  readonly indicator: Indicator;
  readonly type: Type;
}

export type CatalogueIndex = Readonly<Record<Level, ReadonlyMap<string, Entry>>>;

export const levels: readonly Level[] = ["household", "member", "area", "today", "setting"];

const identifier = /^[A-Za-z][A-Za-z0-9_]*$/;
const indexes = new WeakMap<Catalogue, CatalogueIndex>();

/**
 * The index of a catalogue, made once for each.
 *
 * @throws Error when a name is no plain identifier, is one that every object inherits (`constructor`), or is
 *   given twice: generated code reads facts by these names.
 */
export function indexCatalogue(catalogue: Catalogue): CatalogueIndex {
  const known = indexes.get(catalogue);
  if (known !== undefined) return known;
  const index = Object.fromEntries(levels.map((level) => [level, new Map<string, Entry>()])) as Record<
    Level,
    Map<string, Entry>
  >;
  for (const indicator of catalogue.indicators) {
    const { level, name } = indicator;
    if (!identifier.test(name) || name in Object.prototype) {
      throw new Error(`Indicator ${level}.${name}: the name is no identifier that facts can be read by.`);
    }
    if (index[level].has(name)) throw new Error(`Indicator ${level}.${name} stands twice in the catalogue.`);
    index[level].set(name, { indicator, type: typeOfIndicator(indicator) });
  }
  indexes.set(catalogue, index);
  return index;
}
