// PURE. What an evaluation leaves behind for its explanation: the facts it missed, the members that decided.
// A sub-expression that turned out known is wound back to where it began, so that only what still matters stays.

export class Trail {
  /** Paths of missing facts, and places of members that decided, in the order met. */
  #entries: (string | number)[] = [];

  /** Where to wind back to. */
  get mark(): number {
    return this.#entries.length;
  }

  get missing(): readonly string[] {
    return [...new Set(this.#entries.filter((entry) => typeof entry === "string"))];
  }

  get witness(): number | undefined {
    return this.#entries.find((entry) => typeof entry === "number");
  }

  miss(path: string): void {
    this.#entries.push(path);
  }

  missAll(paths: readonly string[]): void {
    this.#entries.push(...paths);
  }

  /** Takes everything since the mark off the trail, and hands out the missing facts among it. */
  takeMissing(since: number): readonly string[] {
    return this.#entries.splice(since).filter((entry) => typeof entry === "string");
  }

  decidedBy(member: number): void {
    this.#entries.push(member);
  }

  /** Forgets the missing facts since the mark: what was asked since is known. */
  forgetMissing(since: number): void {
    this.#keep(since, "number");
  }

  /** Forgets the witnesses since the mark: they did not decide. */
  forgetWitnesses(since: number): void {
    this.#keep(since, "string");
  }

  /** Forgets what lies between two marks: the operand that stood there did not decide. */
  forgetBetween(from: number, to: number): void {
    if (to > from) this.#entries.splice(from, to - from);
  }

  #keep(since: number, type: "string" | "number"): void {
    if (this.#entries.length === since) return;
    const kept = this.#entries.slice(since).filter((entry) => typeof entry === type);
    this.#entries.length = since;
    this.#entries.push(...kept);
  }
}
