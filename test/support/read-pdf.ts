// Reads a PDF as its readers see it: text by page, and the picture of dark rectangles that a QR code is.
import { inflateSync } from "node:zlib";
import jsqr from "jsqr";
import { getDocumentProxy } from "unpdf";

export interface ReadPdf {
  /** The text of each page; a line that wraps goes on after one blank. */
  readonly pages: readonly string[];
  /** Width and height of the pages, in points. */
  readonly sizes: readonly (readonly [number, number])[];
  /** What the only QR code says. */
  readonly qr: string | undefined;
}

/** @param body as `Client` answers it, a character each byte */
export async function readPdf(body: string): Promise<ReadPdf> {
  const bytes = Buffer.from(body, "latin1");
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const pages: string[] = [];
  const sizes: [number, number][] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const parts = items.map((item) => ("str" in item ? item.str + (item.hasEOL ? " " : "") : ""));
    pages.push(parts.join("").replaceAll(/\s+/g, " "));
    const { width, height } = page.getViewport({ scale: 1 });
    sizes.push([Math.round(width), Math.round(height)]);
  }
  return { pages, sizes, qr: decoded(rectanglesOf(bytes)) };
}

type Rectangle = readonly [x: number, y: number, width: number, height: number];

/** Of the pages' contents: compressed streams with the operator `re` (ISO 32000-1, 8.5.2). */
function rectanglesOf(pdf: Buffer): Rectangle[] {
  const contents = [...pdf.toString("latin1").matchAll(/stream\n([^]*?)\nendstream/g)].map(([, stream]) =>
    inflateSync(Buffer.from(stream!, "latin1")).toString("latin1"),
  );
  return [...contents.join("\n").matchAll(/([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re\b/g)].map(
    ([, ...numbers]) => numbers.map(Number) as unknown as Rectangle,
  );
}

const pixelsPerPoint = 4;

function decoded(rectangles: readonly Rectangle[]): string | undefined {
  const quietZone = 20;
  const left = Math.min(...rectangles.map(([x]) => x)) - quietZone;
  const top = Math.min(...rectangles.map(([, y]) => y)) - quietZone;
  const right = Math.max(...rectangles.map(([x, , width]) => x + width)) + quietZone;
  const side = Math.ceil((right - left) * pixelsPerPoint);
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  const at = (points: number) => Math.round(points * pixelsPerPoint);
  for (const [x, y, width, height] of rectangles) {
    for (let row = at(y - top); row < at(y + height - top); row += 1) {
      const begin = (row * side + at(x - left)) * 4;
      pixels.fill(0, begin, begin + (at(x + width - left) - at(x - left)) * 4);
      for (let i = begin + 3; i < begin + at(width) * 4 + 4; i += 4) pixels[i] = 255;
    }
  }
  const read = jsqr as unknown as typeof jsqr.default;
  return read(pixels, side, side)?.data;
}
