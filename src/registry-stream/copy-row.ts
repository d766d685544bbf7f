// PURE. One line of COPY's text format, read field by field where it lies.

const [tab, newline, backslash, capitalN] = [9, 10, 92, 78];

/** Always the same object: it stands on the line come to last. */
export class CopyRow {
  bytes: Buffer = Buffer.alloc(0);
  /** Where each field begins, and one behind where the last one ends: a separator stands between two. */
  readonly #starts: number[] = [0];

  /** Comes to the line that begins there. @returns where the next one begins; -1: it does not end in these bytes */
  moveTo(bytes: Buffer, from: number): number {
    const starts = this.#starts;
    let field = 0;
    starts[0] = from;
    for (let at = from; at < bytes.length; at += 1) {
      const byte = bytes[at];
      if (byte !== tab && byte !== newline) continue;
      field += 1;
      starts[field] = at + 1;
      if (byte === tab) continue;
      this.bytes = bytes;
      return at + 1;
    }
    return -1;
  }

  from(field: number): number {
    return this.#starts[field]!;
  }

  to(field: number): number {
    return this.#starts[field + 1]! - 1;
  }

  isNone(field: number): boolean {
    const from = this.#starts[field]!;
    return this.bytes[from] === backslash && this.bytes[from + 1] === capitalN;
  }

  /** Whether a field without escapes is this text. */
  holds(field: number, text: string): boolean {
    const from = this.from(field);
    if (text.length !== this.to(field) - from) return false;
    for (let at = 0; at < text.length; at += 1) {
      if (text.charCodeAt(at) !== this.bytes[from + at]) return false;
    }
    return true;
  }

  /** Of a field without escapes, such as an id or a number. */
  text(field: number): string {
    return this.bytes.toString("latin1", this.from(field), this.to(field));
  }
}
