// Lines of COPY are read where they lie, wherever they are cut, and every different value gets a code of its own.
import fc from "fast-check";
import { expect, test } from "vitest";
import { CopyRow } from "../../../src/registry-stream/copy-row.ts";
import { Dictionary } from "../../../src/registry-stream/dictionary.ts";

/** As COPY writes a text. */
const escaped = (text: string) =>
  text.replace(/[\\\t\n\r\b\f\v]/g, (sign) => {
    const letter = { "\t": "t", "\n": "n", "\r": "r", "\b": "b", "\f": "f", "\v": "v" }[sign] ?? sign;
    return `\\${letter}`;
  });

const texts = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc.stringMatching(/^[\\tN\n\t]{0,4}$/),
  fc.constantFrom("t", "f", "none", "2026-07-01"),
);

test("every text is told again, escapes and all, and equal ones by one code", () => {
  fc.assert(
    fc.property(fc.array(texts, { maxLength: 300 }), (all) => {
      const dictionary = new Dictionary(String);
      const codes = all.map((text) => {
        const bytes = Buffer.from(`x${escaped(text)}y`);
        return dictionary.codeOf(bytes, 1, bytes.length - 1);
      });
      expect(codes.map((code) => dictionary.values[code])).toEqual(all);
      expect(new Set(codes).size).toBe(new Set(all).size);
      expect(codes).not.toContain(0);
    }),
  );
});

test("a line is told field by field, and one that is cut off is not", () => {
  const line = fc.array(fc.option(texts), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), fc.nat(), (lines, cut) => {
      const written = lines.map((fields) => fields.map((one) => (one === null ? "\\N" : escaped(one))));
      const bytes = Buffer.from(written.map((fields) => `${fields.join("\t")}\n`).join(""));
      const row = new CopyRow();
      let from = 0;
      for (const [index, fields] of written.entries()) {
        const next = row.moveTo(bytes, from);
        const told = fields.map((_, field) => bytes.subarray(row.from(field), row.to(field)).toString());
        expect(told).toEqual(fields);
        expect(fields.map((_, field) => row.isNone(field))).toEqual(lines[index]!.map((one) => one === null));
        const end = from + (cut % (next - from));
        expect(row.moveTo(bytes.subarray(0, end), from)).toBe(-1);
        from = next;
      }
      expect(from).toBe(bytes.length);
    }),
  );
});
