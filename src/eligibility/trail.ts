// PURE. What an evaluation leaves behind for its explanation: the facts it missed, the members that decided.
// A sub-expression that turned out known is wound back to where it began, so that only what still matters stays.

/** The path of a missing fact, or all that a bound value waits for. */
type Missed = string | readonly string[];

/**
 * What is missed twice stands once, at its first place: loops over members and values that are used many times
 * leave no more than there are facts. A later mark winds back less, never more, so the first place is the right one.
 */
export class Trail {
  readonly #missed: Missed[] = [];
  readonly #seen = new Set<Missed>();
  readonly #witnesses: number[] = [];

  /** Where to wind the missing facts back to. */
  get missed(): number {
    return this.#missed.length;
  }

  /** Where to wind the witnesses back to. */
  get decided(): number {
    return this.#witnesses.length;
  }

  /** Each path once, in the order met. */
  get missing(): readonly string[] {
    return [...new Set(this.#missed.flat())];
  }

  get witness(): number | undefined {
    return this.#witnesses[0];
  }

  miss(missed: Missed): void {
    if (missed.length === 0 || this.#seen.has(missed)) return;
    this.#seen.add(missed);
    this.#missed.push(missed);
  }

  decidedBy(member: number): void {
    this.#witnesses.push(member);
  }

  /** Forgets the missing facts since the mark: what was asked since is known. */
  forgetMissing(since: number): void {
    while (this.#missed.length > since) this.#seen.delete(this.#missed.pop()!);
  }

  /** Forgets the witnesses since the mark: they did not decide. */
  forgetWitnesses(since: number): void {
    this.#witnesses.length = since;
  }

  /** Forgets the witnesses between two marks: the operand that stood there did not decide. */
  forgetWitnessesBetween(from: number, to: number): void {
    if (to > from) this.#witnesses.splice(from, to - from);
  }
}
