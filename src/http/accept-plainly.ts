// PURE. A short way past schemas for what comes in great numbers: what it accepts is what they accept; the rest is theirs.
import type { z } from "zod";

/** Says nothing of what is wrong, nor that anything is. */
export const undecided = Symbol("undecided");

/** @returns what the schema makes of the value, or `undecided` */
export type Accept = (value: unknown) => unknown;

/** More different values than this are not remembered of one schema. */
const maxRemembered = 1_000;

/** @param options.isRemembered for codes and counts, of which there are few: each is held against the schema once */
export function acceptValue(schema: z.ZodType, { isRemembered }: { readonly isRemembered: boolean }): Accept {
  const parse = (value: unknown): unknown => {
    const { success, data } = schema.safeParse(value);
    return success ? data : undecided;
  };
  if (!isRemembered) return parse;
  const remembered = new Map<unknown, unknown>();
  return (value) => {
    const known = remembered.get(value);
    if (known !== undefined) return known;
    const found = parse(value);
    const isKept = typeof value !== "object" && found !== undecided && remembered.size < maxRemembered;
    if (isKept) remembered.set(value, found);
    return found;
  };
}

export interface Field {
  readonly accept: Accept;
  /** Whether it may be left out. */
  readonly isOptional: boolean;
  /** What stands for it then; absent: nothing does. */
  readonly whenAbsent?: () => unknown;
}

/** An object of these fields and no others: the very same one where nothing of it becomes anything else. */
export function acceptObject(fields: Readonly<Record<string, Field>>): Accept {
  const known = new Map(Object.entries(fields));
  const required = [...known].flatMap(([name, { isOptional }]) => (isOptional ? [] : [name]));
  const defaults = [...known].flatMap(([name, { whenAbsent }]) => (whenAbsent ? [{ name, whenAbsent }] : []));
  return (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return undecided;
    const sent = value as Readonly<Record<string, unknown>>;
    let changed: Record<string, unknown> | undefined;
    for (const name in sent) {
      const field = known.get(name);
      const found = field ? field.accept(sent[name]) : undecided;
      if (found === undecided || found === undefined) return undecided;
      if (found !== sent[name]) (changed ??= { ...sent })[name] = found;
    }
    for (const name of required) if (sent[name] === undefined) return undecided;
    for (const { name, whenAbsent } of defaults) {
      if (sent[name] === undefined) (changed ??= { ...sent })[name] = whenAbsent();
    }
    return changed ?? sent;
  };
}

export function acceptList(accept: Accept, max: number): Accept {
  return (value) => {
    if (!Array.isArray(value) || value.length > max) return undecided;
    const accepted: unknown[] = [];
    for (const one of value) {
      const found = accept(one);
      if (found === undecided) return undecided;
      accepted.push(found);
    }
    return accepted.every((one, index) => one === value[index]) ? (value as unknown[]) : accepted;
  };
}
