// What a run comes to next: read while the database still writes what it does now.
import type { Context } from "../context.ts";
import type { CriteriaCache } from "../programs/criteria-in-force.ts";
import { type ReadAhead, readAhead } from "../registry-stream/read-ahead.ts";

export class NextRts {
  #under: { readonly codes: string; readonly read: Promise<ReadAhead | undefined> } | undefined;

  /** @param codes of RT that there are, sorted */
  begin(ctx: Context, cache: CriteriaCache, codes: readonly string[]): void {
    // Where it fails, whoever comes to these RT reads them, and is told.
    const read = readAhead(ctx, cache, codes).catch(() => undefined);
    this.#under = { codes: codes.join(" "), read };
  }

  /** What was read of these RT, once; `undefined`: nothing. Waits for what is under way. */
  async take(codes: readonly string[]): Promise<ReadAhead | undefined> {
    const under = this.#under;
    this.#under = undefined;
    const read = await under?.read;
    return under?.codes === codes.join(" ") ? read : undefined;
  }

  /** Nothing is under way afterwards. */
  async end(): Promise<void> {
    await this.take([]);
  }
}
