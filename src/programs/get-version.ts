// One version of a program.
import { requireScope } from "../actor.ts";
import type { Context } from "../context.ts";
import { type VersionView, viewVersion } from "./version-view.ts";

/** @throws {Problem} `not-found` */
export async function getVersion(
  ctx: Context,
  input: { code: string; version: number },
): Promise<VersionView> {
  requireScope(ctx.actor, "programs:read");
  return viewVersion(ctx, input.code, input.version);
}
