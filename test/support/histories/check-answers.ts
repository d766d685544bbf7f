// What callers read at the end of a history is what is recomputed: the counts of each RT, the matches of each household.
import type { City } from "./open-city.ts";
import type { Register } from "./read-register.ts";
import { recomputeCounts } from "./recompute-counts.ts";
import { recomputeMatches } from "./recompute-matches.ts";

export async function checkAnswers(city: City, register: Register, today: string): Promise<string[]> {
  const expected = recomputeMatches(register, today);
  const get = async (path: string) =>
    (await city.send(0, { as: { role: "tkpk" }, method: "GET", path })).body;
  const faults: string[] = [];
  for (const { code } of register.areas) {
    const counts = recomputeCounts(register, code as string, today);
    const { members } = counts;
    const should = {
      ...counts,
      members: typeof members === "number" ? { min: members, max: members } : members,
    };
    const is = (await get(`/v1/areas/${code}`)).counts;
    faults.push(...differing(`counts of ${code}`, sorted(is), sorted(should)));
  }
  for (const { id, areaCode } of register.households) {
    const { items } = await get(`/v1/households/${id}/matches`);
    const should = expected.filter(
      ({ household, subjectId }) => household?.id === id || subjectId === areaCode,
    );
    faults.push(
      ...differing(
        `matches of household ${id}`,
        items.map((one: any) => `${one.program} ${one.subject.id} ${one.version} ${one.outcome}`).sort(),
        should.map((one) => `${one.program.code} ${one.subjectId} ${one.version} ${one.outcome}`).sort(),
      ),
    );
  }
  return faults;
}

const sorted = (record: object) => Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));

/** JSON has no infinity: without bound is null there. */
function differing(what: string, is: unknown, should: unknown): string[] {
  const [a, b] = [JSON.stringify(is), JSON.stringify(should)];
  return a === b ? [] : [`${what}: answered ${a}, recomputed ${b}`];
}
