// Lines of COPY are read where they lie, wherever they are cut, and every different value gets a code of its own.
import fc from "fast-check";
import { expect, test } from "vitest";
import { RowsBuilder } from "../../../src/registry-stream/compact-rows.ts";
import { CopyLine } from "../../../src/registry-stream/copy-line.ts";
import type { Column } from "../../../src/registry-stream/columns-layout.ts";
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

const written = (fields: readonly (string | null)[]) =>
  `${fields.map((one) => (one === null ? "\\N" : escaped(one))).join("\t")}\n`;

/** Two columns of each store, in any order. */
const columnsOf = (stores: readonly Column["store"][]) => {
  const width = { bytes: 0, codes: 0, numbers: 0 };
  const columns = stores.map((store, index): Column => {
    const dictionary = store === "numbers" ? undefined : new Dictionary(String);
    return { name: `c${index}`, store, place: width[store]++, isList: false, dictionary };
  });
  return { columns, width };
};
const stores = fc.shuffledSubarray(["bytes", "codes", "numbers", "bytes", "codes", "numbers"] as const, {
  minLength: 6,
});
const cells = {
  bytes: fc.constantFrom("t", "f", "", "7", "10", "none", "\\N", "\t"),
  codes: texts,
  numbers: fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })).map(String),
};

test("every fact of a row is found again where its column is, after the ids before it", () => {
  const rows = stores.chain((order) =>
    fc.record({
      order: fc.constant(order),
      // More than there is room for at first.
      rows: fc.array(fc.tuple(...order.map((store) => fc.option(cells[store]))), {
        minLength: 1,
        maxLength: 80,
      }),
    }),
  );
  fc.assert(
    fc.property(rows, ({ order, rows }) => {
      const layout = columnsOf(order);
      const builder = new RowsBuilder(layout);
      const line = new CopyLine();
      const bytes = Buffer.from(rows.map((row, index) => written([`id-${index}`, ...row])).join(""));
      let from = 0;
      for (const [index] of rows.entries()) {
        from = line.moveTo(bytes, from);
        expect([line.isAt(`id-${index}`), line.isAt(`id-${index}x`), line.isAt("id")]).toEqual([
          true,
          false,
          false,
        ]);
        if (index % 2 === 0) expect(line.take()).toBe(`id-${index}`);
        else line.pass(`id-${index}`.length);
        builder.add(line);
      }
      const compact = builder.rows();
      expect(compact.count).toBe(rows.length);
      const told = rows.map((_, index) =>
        layout.columns.map(({ store, place, dictionary }) => {
          const value = compact[store][index * layout.width[store] + place]!;
          if (dictionary) return dictionary.values[value] ?? null;
          return Number.isNaN(value) ? null : value;
        }),
      );
      const meant = (cell: string | null, store: Column["store"]) =>
        cell !== null && store === "numbers" ? Number(cell) : cell;
      expect(told).toEqual(rows.map((row) => row.map((cell, place) => meant(cell, order[place]!))));
    }),
  );
});

test("a line that is cut off is not told, and the next one begins where it ends", () => {
  const line = fc.array(fc.option(texts), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), fc.nat(), (lines, cut) => {
      const bytes = Buffer.from(lines.map(written).join(""));
      const copied = new CopyLine();
      let from = 0;
      for (const fields of lines) {
        const next = copied.moveTo(bytes, from);
        expect(bytes.subarray(from, next).toString()).toBe(written(fields));
        const end = from + (cut % (next - from));
        expect(copied.moveTo(bytes.subarray(0, end), from)).toBe(-1);
        from = next;
      }
      expect(from).toBe(bytes.length);
    }),
  );
});
