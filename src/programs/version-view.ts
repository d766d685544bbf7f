// A version as callers see it: with the status that follows from the dates of all versions.
import type { Context } from "../context.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { Problem } from "../problem.ts";
import type { ProgramVersion } from "./program.ts";
import { selectVersions } from "./programs-query.ts";
import { statusOn } from "./version-in-force.ts";

export type VersionView = Omit<ProgramVersion, "status"> & {
  readonly status: ReturnType<typeof statusOn>;
};

/** Every version of a known program, as they stand today in Jakarta. */
export async function viewVersions(
  ctx: Pick<Context, "db" | "now">,
  program: string,
): Promise<VersionView[]> {
  const versions = await selectVersions(ctx.db, program);
  const published = versions.filter(({ status }) => status === "published");
  const today = jakartaDate(ctx.now);
  return versions.map((version) => ({ ...version, status: statusOn(version, published, today) }));
}

/** @throws {Problem} `not-found` */
export async function viewVersion(
  ctx: Pick<Context, "db" | "now">,
  program: string,
  version: number,
): Promise<VersionView> {
  const found = (await viewVersions(ctx, program)).find((one) => one.version === version);
  if (!found) throw new Problem("not-found");
  return found;
}
