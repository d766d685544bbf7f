// Publishes a draft: from its day on it decides, and it never changes again.
import { requireScope } from "../actor.ts";
import { selectCityCode } from "../areas/area-query.ts";
import { type Context, inTransaction } from "../context.ts";
import { fault } from "../fault.ts";
import { checkRevision } from "../http/etag.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { Problem } from "../problem.ts";
import { checkCriteria } from "./create-version.ts";
import { knownProgram } from "./get-program.ts";
import { beginRevision, updateDraft } from "./store.ts";
import { type VersionView, viewVersion } from "./version-view.ts";

/**
 * The day must not have passed: criteria with an earlier one would say that outcomes already given were wrong.
 * (What the city starts with is seeded, and may be older.) The criteria are checked once more, since a draft may
 * be older than the catalogue.
 * @param input.revision the draft's that the caller saw (`If-Match`); absent: any
 * @throws {Problem} `not-found`; `precondition-failed`; `version-immutable` once published; `unprocessable`
 */
export async function publishVersion(
  ctx: Context,
  input: { code: string; version: number; revision?: number },
): Promise<VersionView> {
  requireScope(ctx.actor, "programs:write");
  return inTransaction(ctx, async (tx) => {
    await beginRevision(tx.db, tx.now);
    const program = await knownProgram(tx, input.code);
    const draft = await viewVersion(tx, input.code, input.version);
    checkRevision(input.revision, draft.revision);
    if (draft.status !== "draft") throw new Problem("version-immutable");
    checkDay(draft.effectiveFrom, jakartaDate(tx.now));
    checkCriteria(program.unit, draft);
    const key = { program: program.code, version: draft.version };
    const published = { status: "published", publishedAt: tx.now } as const;
    const updated = await updateDraft(tx.db, key, published, draft.revision, tx.now);
    if (!updated) throw new Problem("busy");
    const id = `${program.code}/${draft.version}`;
    tx.journal.audit({ action: "program-version.publish", entity: { type: "program-version", id } });
    tx.journal.event({
      type: "program.version-published",
      // Criteria concern the whole city.
      subject: { type: "area", id: await selectCityCode(tx.db) },
      program: program.code,
      agencies: program.agencies.map(({ agency }) => agency),
      data: { version: draft.version, effectiveFrom: draft.effectiveFrom },
    });
    return viewVersion(tx, program.code, draft.version);
  });
}

function checkDay(effectiveFrom: string, today: string): void {
  if (effectiveFrom >= today) return;
  const past = fault(
    "/effectiveFrom",
    "in-the-past",
    `Tanggal berlaku ${effectiveFrom} sudah lewat; ubah draf menjadi ${today} atau sesudahnya.`,
    `The effective date ${effectiveFrom} has passed; set the draft's to ${today} or later.`,
  );
  throw new Problem("unprocessable", { errors: [past] });
}
