// PURE. Gives each different value of a column a small number.
import type { Value } from "../eligibility/catalogue.ts";

/**
 * Codes are given in the order in which values are met; 0 stands for none. They are never taken back. Texts are looked
 * up as the bytes that they are read as: making a string of each takes longer than all else that is done with it.
 */
export class Dictionary {
  /** By code. */
  readonly values: (Value | undefined)[] = [undefined];
  /** By code, the bytes as the database writes them, a character each. */
  readonly #texts: string[] = [""];
  readonly #parse: (text: string) => Value;
  /** Codes, each at the place of its hash or behind it; at most half of the places are taken. */
  #places = new Int32Array(64);
  /** Codes of texts of one byte, by that byte. */
  readonly #singles = new Int32Array(256);

  /** @param parse from the text that a value is read as */
  constructor(parse: (text: string) => Value) {
    this.#parse = parse;
  }

  /** Of the text that stands in `bytes` between these places. */
  codeOf(bytes: Uint8Array, from: number, to: number): number {
    // Most facts are `t`, `f` or a digit.
    const isSingle = to - from === 1;
    if (isSingle && this.#singles[bytes[from]!] !== 0) return this.#singles[bytes[from]!]!;
    const code = this.#find(bytes, from, to);
    if (isSingle) this.#singles[bytes[from]!] = code;
    return code;
  }

  #find(bytes: Uint8Array, from: number, to: number): number {
    const places = this.#places;
    const last = places.length - 1;
    let place = hashOf(bytes, from, to) & last;
    for (let code = places[place]!; code !== 0; code = places[place]!) {
      if (isEqual(this.#texts[code]!, bytes, from, to)) return code;
      place = (place + 1) & last;
    }
    return this.#add(Buffer.from(bytes.subarray(from, to)), place);
  }

  #add(bytes: Buffer, place: number): number {
    const code = this.values.push(this.#parse(unescaped(bytes.toString()))) - 1;
    this.#texts.push(bytes.toString("latin1"));
    this.#places[place] = code;
    if (this.values.length * 2 > this.#places.length) this.#grow();
    return code;
  }

  #grow(): void {
    const places = new Int32Array(this.#places.length * 4);
    for (let code = 1; code < this.#texts.length; code += 1) {
      const bytes = Buffer.from(this.#texts[code]!, "latin1");
      let place = hashOf(bytes, 0, bytes.length) & (places.length - 1);
      while (places[place] !== 0) place = (place + 1) & (places.length - 1);
      places[place] = code;
    }
    this.#places = places;
  }
}

/** FNV-1a; its upper bits are folded in, for the lower ones of short texts differ little. */
function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
  return hash ^ (hash >>> 15);
}

function isEqual(text: string, bytes: Uint8Array, from: number, to: number): boolean {
  if (text.length !== to - from) return false;
  for (let at = from; at < to; at += 1) if (text.charCodeAt(at - from) !== bytes[at]) return false;
  return true;
}

const escapes: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" };

/** As COPY writes text. */
function unescaped(text: string): string {
  return text.replace(/\\(.)/g, (_, sign: string) => escapes[sign] ?? sign);
}
