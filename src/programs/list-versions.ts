// Lists the versions of a program by number, drafts too.
import { requireScope } from "../actor.ts";
import type { Context } from "../context.ts";
import { decodeCursor, keyOfNumber, listOf, type Page, toPage } from "../http/pagination.ts";
import { knownProgram } from "./get-program.ts";
import { type VersionView, viewVersions } from "./version-view.ts";

/** @throws {Problem} `not-found` */
export async function listVersions(
  ctx: Context,
  input: { code: string; limit: number; cursor?: string },
): Promise<Page<VersionView>> {
  requireScope(ctx.actor, "programs:read");
  const list = listOf("versions", { program: input.code });
  const after = decodeCursor(list, input.cursor, keyOfNumber)?.[0] ?? 0;
  const { code } = await knownProgram(ctx, input.code);
  const versions = (await viewVersions(ctx, code)).filter(({ version }) => version > after);
  return toPage(
    list,
    versions,
    input.limit,
    ({ version }) => [version],
    (version) => version,
  );
}
