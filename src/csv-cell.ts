// PURE. A cell of comma-separated values as RFC 4180 writes it.
export function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
