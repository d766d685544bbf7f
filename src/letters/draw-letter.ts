// Draws a letter on A4 pages, as PDF, with the fonts that every reader of PDF has.
import { drawQr } from "./draw-qr.ts";
import type { Block, Column, Letter } from "./letter.ts";
import { printableText } from "./printable-text.ts";

type Doc = PDFKit.PDFDocument;

const margin = 56;
const nameWidth = 110;
const itemIndent = 26;
const qrSize = 96;
const [plain, bold] = ["Helvetica", "Helvetica-Bold"];
const bodySize = 10;

/** The bytes depend on the letter alone. */
export async function drawLetter(letter: Letter): Promise<Buffer> {
  // Loaded with the first letter: a server that prints none starts without it.
  const { default: PdfDocument } = await import("pdfkit");
  const doc = new PdfDocument({
    ...{ size: "A4", margin, bufferPages: true, lang: "id-ID", displayTitle: true },
    info: { Title: `Surat rujukan ${letter.number}`, CreationDate: letter.printedAt },
  });
  const chunks: Buffer[] = [];
  doc.on("data", (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<void>((resolve, reject) => {
    doc.on("end", resolve);
    doc.on("error", reject);
  });
  drawHead(doc, letter);
  for (const block of letter.blocks) drawBlock(doc, block);
  drawEnd(doc, letter);
  drawFooters(doc, letter);
  doc.end();
  await done;
  return Buffer.concat(chunks);
}

function drawHead(doc: Doc, { head }: Letter): void {
  const width = widthOf(doc);
  doc.font(bold).fontSize(14).text(printableText(head.city.toUpperCase()), { width, align: "center" });
  doc.font(plain).fontSize(bodySize).text(printableText(head.office), { width, align: "center" });
  const y = doc.y + 6;
  doc
    .moveTo(margin, y)
    .lineTo(margin + width, y)
    .lineWidth(1.5)
    .stroke();
  doc.y = y + 14;
  doc.font(bold).fontSize(13).text("SURAT RUJUKAN", margin, doc.y, { width, align: "center" });
  doc.moveDown(0.8);
}

function drawBlock(doc: Doc, block: Block): void {
  doc.font(plain).fontSize(bodySize);
  const width = widthOf(doc);
  switch (block.kind) {
    case "heading":
      // Not alone at the end of a page.
      keepTogether(doc, 60);
      doc
        .font(bold)
        .fontSize(11)
        .text(printableText(block.text), margin, doc.y + 4, { width });
      doc.moveDown(0.3);
      break;
    case "paragraph":
      doc.text(printableText(block.text), margin, doc.y, { width });
      doc.moveDown(0.6);
      break;
    case "fields":
      for (const [name, value] of block.rows) drawField(doc, name, value);
      doc.moveDown(0.5);
      break;
    case "list":
      for (const [index, item] of block.items.entries()) drawItem(doc, `${index + 1}.`, item);
      doc.moveDown(0.6);
      break;
    case "table":
      drawTable(doc, block.columns, block.rows);
      doc.moveDown(0.6);
      break;
  }
}

function drawField(doc: Doc, name: string, value: string): void {
  const [text, width] = [printableText(value), widthOf(doc) - nameWidth];
  keepTogether(doc, doc.heightOfString(text, { width }) + 2);
  const { y } = doc;
  doc.text(printableText(name), margin, y, { width: nameWidth - 8 });
  // Last, since what is longer than a page goes on from here.
  doc.text(text, margin + nameWidth, y, { width });
  doc.y += 2;
}

/** Lines that wrap stand below the text, not below its number. */
function drawItem(doc: Doc, number: string, item: string): void {
  const [text, width] = [printableText(item), widthOf(doc) - itemIndent];
  keepTogether(doc, doc.heightOfString(text, { width }));
  const { y } = doc;
  doc.text(number, margin, y, { width: itemIndent - 6, align: "right" });
  doc.text(text, margin + itemIndent, y, { width });
}

function drawTable(doc: Doc, columns: readonly Column[], rows: readonly (readonly string[])[]): void {
  const header = () => {
    doc.font(bold);
    drawRow(
      doc,
      columns,
      columns.map(({ title }) => title),
    );
    doc.font(plain);
  };
  keepTogether(doc, 50);
  header();
  for (const row of rows) {
    if (drawRow(doc, columns, row)) continue;
    header();
    drawRow(doc, columns, row);
  }
}

/** Answers false, on a new page and with nothing drawn, where the row did not fit on the one before. */
function drawRow(doc: Doc, columns: readonly Column[], row: readonly string[]): boolean {
  const width = widthOf(doc);
  const cells = columns.map(({ share }, index) => ({
    text: printableText(row[index]!),
    width: share * width - 6,
  }));
  const height = Math.max(
    ...cells.map(({ text, width: inner }) => doc.heightOfString(text, { width: inner })),
  );
  if (keepTogether(doc, height + 3)) return false;
  const { y } = doc;
  let x = margin;
  for (const [index, cell] of cells.entries()) {
    doc.text(cell.text, x, y, { width: cell.width });
    x += columns[index]!.share * width;
  }
  doc.x = margin;
  doc.y = y + height + 3;
  return true;
}

/** What is signed, the code, the address that it says, and a place to sign: never a signature on a page by itself. */
function drawEnd(doc: Doc, { closing, address }: Letter): void {
  keepTogether(doc, heightOf(doc, closing) + qrSize + 20);
  for (const block of closing) drawBlock(doc, block);
  const y = doc.y + 8;
  drawQr(doc, address, { x: margin, y, size: qrSize });
  const [x, width] = [margin + qrSize + 14, 220];
  doc.font(plain).fontSize(8.5);
  doc.text("Pindai kode ini untuk membuka rujukan:", x, y + 8, { width });
  doc.text(printableText(address), x, doc.y + 2, { width, link: encodeURI(address) });
  const signing = x + width + 10;
  doc.text("Petugas,", signing, y + 8, { width: margin + widthOf(doc) - signing });
  doc
    .moveTo(signing, y + qrSize - 12)
    .lineTo(margin + widthOf(doc), y + qrSize - 12)
    .lineWidth(0.5)
    .stroke();
  doc.y = y + qrSize;
}

/** Not less than the blocks take. */
function heightOf(doc: Doc, blocks: Letter["closing"]): number {
  doc.font(bold).fontSize(11);
  const width = widthOf(doc);
  return blocks.reduce((sum, { text }) => sum + doc.heightOfString(printableText(text), { width }) + 8, 0);
}

function drawFooters(doc: Doc, { number }: Letter): void {
  const { start, count } = doc.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    doc.switchToPage(page);
    // Below the margin, where text would begin another page.
    doc.page.margins.bottom = 0;
    const text = `Surat rujukan ${number}, halaman ${page - start + 1} dari ${count}`;
    const y = doc.page.height - margin + 16;
    doc
      .font(plain)
      .fontSize(8)
      .text(printableText(text), margin, y, { width: widthOf(doc), align: "center" });
  }
}

function widthOf(doc: Doc): number {
  return doc.page.width - 2 * margin;
}

/** Begins another page where so much does not fit on this one; what is higher than a page begins where it is. */
function keepTogether(doc: Doc, height: number): boolean {
  const bottom = doc.page.height - margin;
  if (doc.y + height <= bottom || height > bottom - margin || doc.y <= margin) return false;
  doc.addPage();
  return true;
}
