// Households that nobody has sent yet, made like the committed samples, each with numbers of its own.
import type { InventedHousehold } from "../../src/invented-city/invented-household.ts";
import type { SentHousehold } from "../../src/households/household.ts";
import { samples } from "../samples.ts";

const kinds = samples();
/** Sixteen digits, of which the first six tell one run from another. */
const run = String((Math.floor(Date.now() / 1000) % 900_000) + 100_000);
let made = 0;
let numbered = 0;

/** Numbers that end with four zeros stand for none. */
function nextNumber(): string {
  numbered += 1;
  const [high, low] = [Math.floor(numbered / 9_000), 1_000 + (numbered % 9_000)];
  return `${run}${String(100_000 + high)}${low}`;
}

/** RT are those of the filled tables. */
export function newHousehold(place?: { readonly areaCode: string; readonly rt: string }): SentHousehold {
  const sample = kinds[made % kinds.length]!;
  made += 1;
  const { areaCode, rt } = place ?? { areaCode: sample.areaCode, rt: String(1 + (made % 25)) };
  const members = sample.members.map((member, index) => withNumber(member, index));
  const { source: _, ...rest } = sample;
  return { ...rest, areaCode, rt, familyCardNumber: nextNumber(), members };
}

function withNumber(member: InventedHousehold["members"][number], index: number) {
  if (member.nationalId !== undefined) return { ...member, nationalId: nextNumber() };
  return { ...member, source: { system: "bench", id: `${run}-${made}-${index}` } };
}

export function intakeOf(household: SentHousehold) {
  return { channel: "puskesos" as const, needs: [], household, openReferrals: true };
}
