// One program by its code.
import { requireScope } from "../actor.ts";
import type { Context } from "../context.ts";
import { Problem } from "../problem.ts";
import type { Program } from "./program.ts";
import { selectProgram } from "./programs-query.ts";

/** @throws {Problem} `not-found` */
export async function getProgram(ctx: Context, code: string): Promise<Program> {
  requireScope(ctx.actor, "programs:read");
  return knownProgram(ctx, code);
}

/** The program, for verbs that change it. @throws {Problem} `not-found` */
export async function knownProgram(ctx: Pick<Context, "db">, code: string): Promise<Program> {
  const program = await selectProgram(ctx.db, code);
  if (!program) throw new Problem("not-found");
  return program;
}
