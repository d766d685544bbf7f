// PURE. The short way past the schema for the households of files: nearly all of them have nothing wrong.
import type { z } from "zod";
import type { Indicator } from "../eligibility/catalogue.ts";
import { givenIndicators } from "../eligibility/indicators/catalogue.ts";
import {
  type Accept,
  acceptList,
  acceptObject,
  acceptValue,
  type Field,
  undecided,
} from "../http/accept-plainly.ts";
import { indicatorShape } from "../http/indicator-schema.ts";
import { maxMembers } from "./check-household.ts";
import type { SentHousehold } from "./household.ts";
import { sentHousehold, sentMember } from "./sent-household.ts";

/** Of these there are few; names, numbers and addresses are not remembered. */
const remembered = new Set(["areaCode", "rt", "rw", "sex", "relation", "status", "birthYear", "observedOn"]);

const empty = () => ({});
const none = () => [];

const member = acceptObject({
  ...fieldsOf(sentMember.shape),
  indicators: { accept: indicatorsOf("member"), isOptional: true, whenAbsent: empty },
});
const household = acceptObject({
  ...fieldsOf(sentHousehold.shape),
  indicators: { accept: indicatorsOf("household"), isOptional: true, whenAbsent: empty },
  members: { accept: acceptList(member, maxMembers), isOptional: true, whenAbsent: none },
});

/** @returns what `sentHousehold` makes of it; `undefined` where that has to be asked */
export function acceptHousehold(sent: unknown): SentHousehold | undefined {
  const found = household(sent);
  return found === undecided ? undefined : (found as SentHousehold);
}

function fieldsOf(shape: Readonly<Record<string, z.ZodType>>): Record<string, Field> {
  const fieldOf = (name: string, schema: z.ZodType): Field => ({
    accept: acceptValue(schema, { isRemembered: remembered.has(name) }),
    isOptional: schema.safeParse(undefined).success,
  });
  return Object.fromEntries(Object.entries(shape).map(([name, schema]) => [name, fieldOf(name, schema)]));
}

function indicatorsOf(level: "household" | "member"): Accept {
  const indicators = givenIndicators(level);
  const shape = indicatorShape(indicators);
  const fieldOf = ({ name, type }: Indicator): Field => ({
    accept: acceptValue(shape[name]!, { isRemembered: type.kind !== "text" && type.kind !== "list" }),
    isOptional: true,
  });
  const inside = indicators.filter(({ name }) => Object.hasOwn(shape, name));
  return acceptObject(Object.fromEntries(inside.map((indicator) => [indicator.name, fieldOf(indicator)])));
}
