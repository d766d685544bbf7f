// Makes Excel workbooks for the tests: a zip of the parts that Excel writes, no more.
import { crc32, deflateRawSync } from "node:zlib";

/** A text, a number, or a day as the number that Excel keeps of it. */
export type Cell = string | number | { readonly day: number } | null;

const xml = (body: string) => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${body}`;
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const rel = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

/** Texts are shared, as Excel has it; empty cells are left out. */
export function workbook(rows: readonly (readonly Cell[])[]): Buffer {
  const shared = [...new Set(rows.flat().filter((cell) => typeof cell === "string"))];
  const cell = (value: Cell, row: number, column: number) => {
    const r = `${columnName(column)}${row}`;
    if (value === null || value === "") return "";
    if (typeof value === "string") return `<c r="${r}" t="s"><v>${shared.indexOf(value)}</v></c>`;
    return typeof value === "number"
      ? `<c r="${r}"><v>${value}</v></c>`
      : `<c r="${r}" s="1"><v>${value.day}</v></c>`;
  };
  const sheet = rows.map(
    (cells, index) =>
      `<row r="${index + 1}">${cells.map((one, column) => cell(one, index + 1, column)).join("")}</row>`,
  );
  return zip({
    "xl/workbook.xml": xml(
      `<workbook ${main} ${rel}><sheets><sheet name="Data" sheetId="7" r:id="rId3"/></sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": xml(
      `<Relationships><Relationship Id="rId3" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    "xl/styles.xml": xml(
      `<styleSheet ${main}><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
    ),
    "xl/sharedStrings.xml": xml(
      `<sst ${main}>${shared.map((one) => `<si><t>${escaped(one)}</t><rPh sb="0" eb="1"><t>no</t></rPh></si>`).join("")}</sst>`,
    ),
    "xl/worksheets/sheet1.xml": xml(
      `<worksheet ${main}><sheetData>${sheet.join("")}</sheetData></worksheet>`,
    ),
  });
}

/** APPNOTE 6.3.3, without any extension. */
export function zip(parts: Readonly<Record<string, string>>): Buffer {
  const [files, directory]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const data = Buffer.from(content);
    const packed = deflateRawSync(data);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), common, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), common, rest, Buffer.from(name));
    files.push(local);
    offset += local.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, entries, end]);
}
