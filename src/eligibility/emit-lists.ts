// PURE. Emits JavaScript for lists: plain loops over members, list facts and literals, with the filters and maps
// on the way inlined. A list that is none of these is handed over to the interpreter.
import { emitRead, equalCode, exactTest, handOver, missingCode } from "./emit-scalars.ts";
import { type Emitter, handOverBit, isKnownCode, slotName, unknownOf } from "./emitter.ts";
import type { At, Contains, Measure, Node, Quantify } from "./tree.ts";

/** What a loop does with an element; `certainty` is 2, or a name that holds 2 or 1 where a filter is unsure. */
type Body = (element: string, certainty: string) => void;

/** An array that can be looped over at once, and code that notes why it is not known where it is `undefined`. */
interface Source {
  readonly array: string;
  readonly whenUndefined?: string;
}

function emitSource(emitter: Emitter, list: Node): Source | undefined {
  switch (list.kind) {
    case "members":
      return { array: "members", whenUndefined: `u |= ${emitter.bitOf("members")};` };
    case "fact": {
      const { raw, why } = emitRead(emitter, list);
      const array = emitter.constant(`Array.isArray(${raw}) ? ${raw} : (${why}, undefined)`);
      return { array, whenUndefined: "" };
    }
    case "list":
      return { array: emitter.constant(`[${list.items.map((item) => emitter.emit(item)).join(", ")}]`) };
    default:
      return undefined;
  }
}

/**
 * Emits a loop over a list.
 *
 * @param label ends the loop with `break`.
 * @param whenUnknown code for a list of which the elements are not known.
 */
function emitLoop(emitter: Emitter, list: Node, label: string, whenUnknown: string, body: Body): void {
  if (list.kind === "filter") {
    return emitLoop(emitter, list.list, label, whenUnknown, (element, certainty) => {
      emitter.line(`const ${slotName(list.slot)} = ${element};`);
      const kept = emitter.emit(list.body);
      emitter.line(`if (${kept} !== 0) {`);
      body(element, certainty === "2" ? kept : emitter.constant(`${certainty} === 2 ? ${kept} : 1`));
      emitter.line("}");
    });
  }
  if (list.kind === "map") {
    return emitLoop(emitter, list.list, label, whenUnknown, (element, certainty) => {
      emitter.line(`const ${slotName(list.slot)} = ${element};`);
      body(emitter.emit(list.body), certainty);
    });
  }
  const source = emitSource(emitter, list);
  if (source === undefined) return emitter.line(`u |= ${handOverBit}; ${whenUnknown}`);
  const { array, whenUndefined } = source;
  const guard =
    whenUndefined === undefined
      ? ""
      : `if (${array} === undefined) { ${whenUndefined} ${whenUnknown} } else `;
  const [place, element] = [emitter.fresh(), emitter.fresh()];
  emitter.line(`${guard}${label}: for (let ${place} = 0; ${place} < ${array}.length; ${place}++) {`);
  emitter.line(`const ${element} = ${array}[${place}];`);
  body(element, "2");
  emitter.line("}");
}

export function emitQuantify(emitter: Emitter, node: Quantify): string {
  return node.how === "exists_one" ? emitExistsOne(emitter, node) : emitExistsOrAll(emitter, node);
}

/** Emits the truth of a comprehension's body for an element that is only there as far as `certainty` says. */
function emitTest(emitter: Emitter, node: Quantify, element: string): string {
  emitter.line(`const ${slotName(node.slot)} = ${element};`);
  return emitter.emit(node.body);
}

/** `exists` takes the greatest truth of the elements, `all` the smallest. */
function emitExistsOrAll(emitter: Emitter, node: Quantify): string {
  const [decisive, start, stronger] = node.how === "exists" ? ["2", "0", ">"] : ["0", "2", "<"];
  const before = emitter.constant("u");
  const result = emitter.variable(start);
  const label = `l${emitter.fresh()}`;
  emitLoop(emitter, node.list, label, `${result} = 1;`, (element, certainty) => {
    const test = emitTest(emitter, node, element);
    const truth =
      certainty === "2"
        ? test
        : emitter.constant(`${test} === ${decisive} && ${certainty} === 1 ? 1 : ${test}`);
    emitter.line(
      `if (${truth} ${stronger} ${result}) { ${result} = ${truth}; if (${truth} === ${decisive}) break ${label}; }`,
    );
  });
  emitter.line(`if (${result} !== 1) u = ${before};`);
  return result;
}

function emitExistsOne(emitter: Emitter, node: Quantify): string {
  const before = emitter.constant("u");
  const met = emitter.variable("0");
  const unsure = emitter.variable("false");
  const label = `l${emitter.fresh()}`;
  emitLoop(emitter, node.list, label, `${unsure} = true;`, (element, certainty) => {
    const test = emitTest(emitter, node, element);
    emitter.line(`if (${test} === 2 && ${certainty} === 2) { if (++${met} > 1) break ${label}; }`);
    emitter.line(`else if (${test} !== 0) ${unsure} = true;`);
  });
  const result = emitter.constant(`${met} > 1 ? 0 : ${unsure} ? 1 : ${met} * 2`);
  emitter.line(`if (${result} !== 1) u = ${before};`);
  return result;
}

/** Emits `x in list`: for a list fact a look-up that understands partial lists, else the greatest equality. */
export function emitContains(emitter: Emitter, node: Contains): string {
  const before = emitter.constant("u");
  const item = emitter.emit(node.item);
  const { list } = node;
  if (list.kind === "fact") {
    const { raw } = emitRead(emitter, list);
    const found = emitter.constant(`listHas(${raw}, ${item})`);
    const bit = emitter.bitOf(missingCode(list));
    emitter.line(`if (${found} !== 1) u = ${before}; else if (!Array.isArray(${raw})) u |= ${bit};`);
    return found;
  }
  const kind = node.item.type.kind;
  const result = emitter.variable("0");
  const label = `l${emitter.fresh()}`;
  if (list.kind === "list" && list.items.every((element) => element.kind === "literal")) {
    const values = list.items.map((element) => `${item} === ${emitter.emit(element)}`);
    emitter.line(`${result} = ${values.join(" || ")} ? 2 : ${isKnownCode(node.item.type, item)} ? 0 : 1;`);
  } else {
    emitLoop(emitter, list, label, `${result} = 1;`, (element, certainty) => {
      const equal = emitter.constant(equalCode(kind, item, element, [certainty, "0"]));
      emitter.line(`if (${equal} > ${result}) { ${result} = ${equal}; if (${equal} === 2) break ${label}; }`);
    });
  }
  emitter.line(`if (${result} !== 1) u = ${before};`);
  return result;
}

/** Counts; an uncertain element makes the count a range, which only the interpreter carries. */
export function emitSize(emitter: Emitter, node: Measure): string {
  const before = emitter.constant("u");
  // What is counted does not depend on what a map makes of it.
  const counted = withoutMaps(node.list);
  const count = emitter.variable("0");
  const unsure = `{ u |= ${handOverBit}; ${count} = NaN; }`;
  const source = counted.kind === "filter" ? undefined : emitSource(emitter, counted);
  if (source !== undefined) {
    const known =
      source.whenUndefined === undefined
        ? ""
        : `if (${source.array} === undefined) { ${source.whenUndefined} ${count} = NaN; } else `;
    emitter.line(`${known}${count} = ${source.array}.length;`);
  } else {
    emitLoop(emitter, counted, `l${emitter.fresh()}`, `${count} = NaN;`, (_, certainty) => {
      emitter.line(certainty === "2" ? `${count}++;` : `if (${certainty} === 2) ${count}++; else ${unsure}`);
    });
  }
  emitter.line(`if (${count} === ${count}) u = ${before};`);
  return count;
}

function withoutMaps(list: Node): Node {
  return list.kind === "map" ? withoutMaps(list.list) : list;
}

/** Adds up; an uncertain element makes the sum a range, which only the interpreter carries. */
export function emitSum(emitter: Emitter, node: Measure): string {
  const before = emitter.constant("u");
  const total = emitter.variable("0");
  emitLoop(emitter, node.list, `l${emitter.fresh()}`, `${total} = NaN;`, (element, certainty) => {
    const add = `${total} += ${element}; if (!${exactTest(node.type.kind, total)}) ${total} = NaN;`;
    const unsure = `{ u |= ${handOverBit}; ${total} = NaN; }`;
    emitter.line(certainty === "2" ? add : `if (${certainty} === 2) { ${add} } else ${unsure}`);
  });
  emitter.line(`if (${total} === ${total}) u = ${before};`);
  return total;
}

export function emitAt(emitter: Emitter, node: At): string {
  const unknown = unknownOf(node.type);
  const before = emitter.constant("u");
  const source = emitSource(emitter, node.list);
  const index = emitter.emit(node.index);
  if (source === undefined) return handOver(emitter, unknown);
  const { array, whenUndefined } = source;
  if (whenUndefined) emitter.line(`if (${array} === undefined) { ${whenUndefined} }`);
  const element = emitter.constant(
    `${index} >= 0 && ${array} !== undefined ? (${array}[${index}] ?? ${unknown}) : ${unknown}`,
  );
  emitter.line(`if (${isKnownCode(node.type, element)}) u = ${before};`);
  return element;
}
