// PURE. One line of COPY's text format, read field after field where it lies.

const [tab, newline] = [9, 10];

/** Always the same object: it stands on the line come to last, at the field to be read next. */
export class CopyLine {
  bytes: Buffer = Buffer.alloc(0);
  /** Where the next field begins. */
  at = 0;

  /** Comes to the line that begins there. @returns where the next one begins; -1: it does not end in these bytes */
  moveTo(bytes: Buffer, from: number): number {
    const end = bytes.indexOf(newline, from);
    if (end === -1) return -1;
    this.bytes = bytes;
    this.at = from;
    return end + 1;
  }

  /** Whether the next field, without escapes, is this text. */
  isAt(text: string): boolean {
    const { bytes, at } = this;
    for (let place = 0; place < text.length; place += 1) {
      if (text.charCodeAt(place) !== bytes[at + place]) return false;
    }
    return isEnd(bytes[at + text.length]!);
  }

  /** Goes past a field of this length. */
  pass(length: number): void {
    this.at += length + 1;
  }

  /** Reads a field without escapes, such as an id. */
  take(): string {
    const to = endOfField(this.bytes, this.at);
    const text = this.bytes.toString("latin1", this.at, to);
    this.at = to + 1;
    return text;
  }
}

/** Where the field that begins there ends: a separator stands behind it. */
export function endOfField(bytes: Uint8Array, from: number): number {
  let to = from;
  while (!isEnd(bytes[to]!)) to += 1;
  return to;
}

/** Whether a field ends there. */
export function isEnd(byte: number): boolean {
  return byte === tab || byte === newline;
}
