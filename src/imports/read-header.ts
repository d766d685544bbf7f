// PURE. Which of our columns each header of a file is; every fault at once, with the nearest known names.
import { plainCells } from "../csv-cell.ts";
import { type Fault, fault, nearest, pointer, shown } from "../fault.ts";
import { Problem } from "../problem.ts";
import { type Column, columnsOf, isErrorColumn } from "./columns.ts";
import type { FileColumn, ImportKind } from "./import.ts";
import type { Mapping } from "./mapping.ts";

/** More columns than this are no file of ours, and are not looked at one by one. */
export const maxColumns = 400;

/** @throws {Problem} `unprocessable` for headers that are unknown, twice there, or missing */
export function readHeader(headers: readonly string[], kind: ImportKind, mapping: Mapping): FileColumn[] {
  if (headers.length > maxColumns) throw new Problem("unprocessable", { errors: [tooMany(headers.length)] });
  const known = columnsOf(kind);
  const columns = plainCells(headers).map((header) => columnOf(header, mapping));
  const faults = [
    ...columns.flatMap(({ header, name }) => (known.has(name) ? [] : [unknown(header, name, known)])),
    ...columns.flatMap(({ header, name }, index) => {
      const first = columns.findIndex((other) => other.name === name);
      return known.has(name) && first < index ? [twice(header, columns[first]!.header)] : [];
    }),
    ...missing(columns, known),
    ...Object.keys(mapping.values).flatMap((name) => (known.has(name) ? [] : [unknownValues(name, known)])),
  ];
  if (faults.length > 0) throw new Problem("unprocessable", { errors: faults });
  return columns;
}

function columnOf(raw: string, mapping: Mapping): FileColumn {
  const header = raw.trim();
  const ours = Object.hasOwn(mapping.columns, header) ? mapping.columns[header]! : header;
  const name = ours.toLowerCase().replaceAll(/[\s-]+/g, "_");
  return Object.hasOwn(mapping.values, name)
    ? { header, name, values: mapping.values[name] }
    : { header, name };
}

const at = (header: string) => `/header${pointer(header)}`;

function unknown(header: string, name: string, known: ReadonlyMap<string, Column>): Fault {
  const near = nearest(
    name,
    [...known.keys()].filter((one) => !isErrorColumn(one)),
  );
  const sent = shown(header);
  return fault(
    at(header),
    "unknown-column",
    `Kolom "${sent}" tidak dikenal.${near ? ` Maksud Anda "${near}"?` : ""} Pemetaan dapat menerjemahkannya.`,
    `The column "${sent}" is not known.${near ? ` Did you mean "${near}"?` : ""} A mapping can translate it.`,
  );
}

/** Passed over, it would let codes of others through as if they were ours. */
function unknownValues(name: string, known: ReadonlyMap<string, Column>): Fault {
  const near = nearest(name, [...known.keys()]);
  const sent = shown(name);
  return fault(
    `/mapping/values${pointer(name)}`,
    "unknown-column",
    `Terjemahan nilai disusun menurut nama kolom kami, bukan "${sent}".${near ? ` Maksud Anda "${near}"?` : ""}`,
    `Values are translated by the name of our column, not "${sent}".${near ? ` Did you mean "${near}"?` : ""}`,
  );
}

function twice(header: string, first: string): Fault {
  return fault(
    at(header),
    "duplicate-column",
    `Kolom "${shown(header)}" ada dua kali, juga sebagai "${shown(first)}".`,
    `The column "${shown(header)}" is there twice, also as "${shown(first)}".`,
  );
}

function missing(columns: readonly FileColumn[], known: ReadonlyMap<string, Column>): Fault[] {
  const there = new Set(columns.map(({ name }) => name));
  return [...known.values()]
    .filter(({ name, required }) => required && !there.has(name))
    .map(({ name }) =>
      fault(
        at(name),
        "missing-column",
        `Kolom "${name}" wajib ada di baris judul.`,
        `The column "${name}" has to be in the header.`,
      ),
    );
}

function tooMany(count: number): Fault {
  return fault(
    "/header",
    "too-many-columns",
    `Terlalu banyak kolom: ${count}, paling banyak ${maxColumns}.`,
    `Too many columns: ${count}, at most ${maxColumns}.`,
  );
}
