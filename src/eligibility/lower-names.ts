// PURE. Lowers names, facts and indexing, and refuses the ones that the catalogue or the unit does not have.
import type { ASTNode } from "@marcbachmann/cel-js";
import type { Level } from "./catalogue.ts";
import { levels } from "./index-catalogue.ts";
import { didYouMean, type Lowering, oneOf, type Range } from "./lowering.ts";
import type { Node } from "./tree.ts";
import { isFaulty, listOf, memberType, recordType, typeName } from "./types.ts";
import { hintForUnit, readableLevels, readsMembers } from "./unit-levels.ts";

/** Lowers a name that stands alone: a variable, `members`, or the record of a level. */
export function lowerName(lowering: Lowering, name: string, range: Range): Node {
  const binding = lowering.binding(name);
  if (binding !== undefined) return { kind: "variable", slot: binding.slot, type: binding.type };
  if (name === "members" && readsMembers(lowering.unit)) return { kind: "members", type: listOf(memberType) };
  if (readableLevels(lowering.unit).includes(name as Level)) {
    return { kind: "record", level: name as Level, type: name === "member" ? memberType : recordType };
  }
  if (levels.includes(name as Level) || name === "members") {
    const message = {
      id: `\`${name}\` tidak terlihat dari program ini.`,
      en: `\`${name}\` is out of sight of this program's criteria.`,
    };
    return lowering.report(range, message, hintForUnit(lowering.unit));
  }
  const visible = [
    ...readableLevels(lowering.unit),
    ...(readsMembers(lowering.unit) ? ["members"] : []),
    ...lowering.boundNames,
  ];
  const message = { id: `\`${name}\` tidak dikenal.`, en: `\`${name}\` is unknown.` };
  return lowering.report(
    range,
    message,
    hintForName(lowering, name) ?? didYouMean(name, visible) ?? oneOf(visible),
  );
}

/** A bare indicator name is the commonest slip: say where it lives. */
function hintForName(lowering: Lowering, name: string) {
  const level = readableLevels(lowering.unit).find((candidate) => lowering.index[candidate].has(name));
  return level && { id: `Tulis \`${level}.${name}\`.`, en: `Write \`${level}.${name}\`.` };
}

/** Lowers `household.decile`, `m.age`: a fact of a level's record or of a member. */
export function lowerSelect(lowering: Lowering, of: Node, name: string, range: Range): Node {
  if (isFaulty(of.type)) return of;
  if (of.type.kind !== "member" && of.type.kind !== "record") {
    return lowering.report(range, {
      id: `Nilai bertipe ${typeName(of.type)} tidak mempunyai \`${name}\`.`,
      en: `A value of type ${typeName(of.type)} has no \`${name}\`.`,
    });
  }
  const level = of.kind === "record" ? of.level : "member";
  const entry = lowering.index[level].get(name);
  if (entry === undefined) {
    const names = [...lowering.index[level].keys()];
    return lowering.report(
      range,
      { id: `\`${level}.${name}\` tidak dikenal.`, en: `\`${level}.${name}\` is unknown.` },
      hintForName(lowering, name) ?? didYouMean(name, names) ?? oneOf(names),
    );
  }
  lowering.refer(level, name);
  const missingAs = entry.indicator.derivedFrom ?? name;
  return { kind: "fact", of, level, name, missingAs, type: entry.type };
}

/** Lowers `members[0]`: one element of a list, by its place from 0. */
export function lowerIndex(lowering: Lowering, listAst: ASTNode, indexAst: ASTNode, range: Range): Node {
  const list = lowering.down(listAst);
  const index = lowering.down(indexAst);
  if (isFaulty(list.type)) return list;
  if (list.type.kind !== "list") {
    const message = {
      id: `Hanya daftar yang dapat diindeks, bukan ${typeName(list.type)}.`,
      en: `Only a list can be indexed, not ${typeName(list.type)}.`,
    };
    const hint = {
      id: "Tulis fakta dengan titik: `household.x`.",
      en: "Name a fact with a dot: `household.x`.",
    };
    return lowering.report(
      range,
      message,
      list.type.kind === "member" || list.type.kind === "record" ? hint : undefined,
    );
  }
  if (!isFaulty(index.type) && index.type.kind !== "int") {
    const message = { id: "Indeks harus bilangan bulat.", en: "An index must be an int." };
    return lowering.report(indexAst.range, message);
  }
  return { kind: "at", list, index, type: list.type.of };
}
