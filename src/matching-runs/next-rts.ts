// What a run comes to next: read while the database still writes what it does now.
import type { Context } from "../context.ts";
import type { CriteriaCache } from "../programs/criteria-in-force.ts";
import { type ReadAhead, readAhead } from "../registry-stream/read-ahead.ts";

export class NextRts {
  #codes = "";
  #reading: Promise<ReadAhead | undefined> = Promise.resolve(undefined);

  /** Nothing, where they are under way already. @param codes of RT that there are, sorted */
  begin(ctx: Context, cache: CriteriaCache, codes: readonly string[]): void {
    if (this.#codes === codes.join(" ")) return;
    this.#codes = codes.join(" ");
    // Where it fails, whoever comes to these RT reads them, and is told.
    this.#reading = readAhead(ctx, cache, codes).catch(() => undefined);
  }

  /** What was read of these RT; `undefined`: nothing. */
  async find(codes: readonly string[]): Promise<ReadAhead | undefined> {
    return this.#codes === codes.join(" ") ? this.#reading : undefined;
  }

  /** Waits for what is under way: to be called where no connection is held that it might wait for. */
  async settle(): Promise<void> {
    await this.#reading;
  }
}
