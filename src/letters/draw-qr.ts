// Draws a QR code as rectangles, so that it stays sharp at any size and is no picture to carry.
import { encodeQR } from "qr";

/** Dark modules of a row that touch are one rectangle. */
export function drawQr(
  doc: PDFKit.PDFDocument,
  text: string,
  { x, y, size }: { readonly x: number; readonly y: number; readonly size: number },
): void {
  const modules = encodeQR(text, "raw", { ecc: "medium", border: 2 });
  const side = size / modules.length;
  for (const [row, line] of modules.entries()) {
    for (let start = 0; start < line.length;) {
      let end = start;
      while (line[end]) end += 1;
      if (end > start) doc.rect(x + start * side, y + row * side, (end - start) * side, side);
      start = end + 1;
    }
  }
  doc.fill("black");
}
