// What to ask in an RT or village first: the missing facts that would settle most matches of everybody in it.
import { requireScope } from "../actor.ts";
import type { Area } from "../areas/area.ts";
import { resolveArea } from "../areas/resolve-area.ts";
import { selectNextRts } from "../areas/rt-query.ts";
import { requireWithin } from "../areas/speak-for-area.ts";
import { type Context, inReadSnapshot } from "../context.ts";
import { fault } from "../fault.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { Problem } from "../problem.ts";
import type { CriteriaCache } from "../programs/criteria-in-force.ts";
import { inForce } from "../programs/version-in-force.ts";
import { askedFacts } from "../registry-stream/asked-facts.ts";
import { createPauses } from "../registry-stream/make-pauses.ts";
import { readRts } from "../registry-stream/read-rts.ts";
import { createAsker } from "./rank-questions.ts";
import { type AreaQuestion, createQuestionSums } from "./sum-questions.ts";

const rtsAtOnce = 10;

/**
 * The RT themselves among them. Read in one snapshot.
 * @throws {Problem} `not-found`; `forbidden` outside the caller's area; `invalid-request` for more than a village
 */
export async function listAreaQuestions(
  ctx: Context,
  cache: CriteriaCache,
  code: string,
): Promise<readonly AreaQuestion[]> {
  requireScope(ctx.actor, "households:verify");
  const area = await resolveArea(ctx.db, code);
  if (!area) throw new Problem("not-found");
  requireWithin(ctx.actor, area.code);
  if (area.level !== "village" && area.level !== "rt") throw tooLarge();
  return inReadSnapshot(ctx, (reader) => sumQuestions(reader, cache, area));
}

async function sumQuestions(reader: Context, cache: CriteriaCache, { code }: Area): Promise<AreaQuestion[]> {
  const criteria = await cache.load(reader.db);
  const asOf = jakartaDate(reader.now);
  const asked = askedFacts(criteria.programs.flatMap((program) => inForce(program, asOf) ?? []));
  const ask = createAsker(criteria, asOf);
  const sums = createQuestionSums();
  const pause = createPauses();
  let after: string | null = null;
  for (;;) {
    const codes = await selectNextRts(reader.db, [code], after, rtsAtOnce);
    if (codes.length === 0) return sums.ranked();
    for (const { area, households } of await readRts(reader.db, { codes, asked, asOf })) {
      sums.add(ask({ household: undefined, area: area.record }));
      for (const { record } of households) {
        sums.add(ask({ household: record, area: area.record }));
        await pause();
      }
    }
    after = codes.at(-1)!;
  }
}

function tooLarge(): Problem {
  return new Problem("invalid-request", {
    errors: [
      fault(
        "/path/code",
        "area-too-large",
        "Sebutkan satu kelurahan atau RT.",
        "Name one village, or an RT.",
      ),
    ],
  });
}
