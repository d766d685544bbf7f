// PURE. What is wrong with a file as a whole: nothing of it is taken, and the fault says where it stands.
import type { Text } from "../eligibility/catalogue.ts";
import { type Fault, fault } from "../fault.ts";
import { Problem } from "../problem.ts";

const sentences = {
  "empty-file": ["Berkas kosong.", "The file is empty."],
  "no-rows": ["Berkas hanya berisi baris judul.", "The file holds a header and no row."],
  "not-text": [
    "Bukan berkas teks atau XLSX: kirim CSV atau NDJSON, boleh dimampatkan dengan gzip, atau XLSX.",
    "This is no text file or XLSX: send CSV or NDJSON, compressed by gzip or as it is, or XLSX.",
  ],
  "wrong-encoding": [
    "Sampai di sini berkas adalah UTF-8, lalu tidak lagi.",
    "Up to here the file is UTF-8, and then it is not.",
  ],
  "line-too-long": [
    "Baris ini terlalu panjang, atau tanda kutipnya tidak ditutup.",
    "This line is too long, or its quote is not closed.",
  ],
  "bad-quotes": [
    "Tanda kutip di baris ini tidak pada tempatnya; tanda kutip di dalam sel ditulis dua kali.",
    "A quote in this line is out of place; inside a cell quotes are doubled.",
  ],
  "cut-off": ["Berkas terpotong di sini.", "The file is cut off here."],
  "too-large": [
    "Berkas lebih besar daripada batas IMPORT_MAX_BYTES setelah dibuka mampatannya.",
    "Uncompressed, the file is larger than the limit IMPORT_MAX_BYTES.",
  ],
  "not-workbook": ["Bukan buku kerja Excel (.xlsx) yang utuh.", "This is no whole Excel workbook (.xlsx)."],
  "old-workbook": [
    "Berkas Excel lama (.xls) atau terkunci kata sandi: simpan sebagai .xlsx tanpa kata sandi, atau CSV.",
    "An old Excel file (.xls), or one with a password: save it as .xlsx without a password, or as CSV.",
  ],
  "workbook-too-large": [
    "Buku kerja terlalu besar: simpan sebagai CSV.",
    "The workbook is too large: save it as CSV.",
  ],
  "digits-lost": [
    "Nomor panjang tersimpan sebagai angka, sehingga digitnya hilang: format kolomnya sebagai teks dan isi ulang.",
    "A long number is stored as a number and has lost digits: format its column as text and enter it again.",
  ],
  "bad-gzip": ["Isi gzip rusak.", "The gzip content is damaged."],
} as const satisfies Record<string, readonly [string, string]>;

export type FileFaultCode = keyof typeof sentences;

/**
 * @param line where it stands, counted from 1; absent where that cannot be told
 * @param sentence what is wrong more exactly than the code says
 */
export function fileProblem(code: FileFaultCode, line?: number, sentence?: Text): Problem {
  return new Problem("unprocessable", { errors: [fileFault(code, line, sentence)] });
}

function fileFault(code: FileFaultCode, line?: number, sentence?: Text): Fault {
  const [id, en] = sentence ? [sentence.id, sentence.en] : sentences[code];
  if (line === undefined) return fault("", code, id, en);
  return fault(`/lines/${line}`, code, `Baris ${line}: ${id}`, `Line ${line}: ${en}`);
}
