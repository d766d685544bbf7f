// PURE. Cuts a stream of bytes into lines.

const newline = 0x0a;

/**
 * Yields each line without its end. At line feeds only: Node's readline also cuts at U+2028 and lone carriage
 * returns, which may stand in a value.
 */
export async function* splitLines(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer, undefined> {
  let begun: Buffer[] = [];
  for await (const chunk of source) {
    let start = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, start)) {
      yield begun.length === 0
        ? chunk.subarray(start, end)
        : Buffer.concat([...begun, chunk.subarray(start, end)]);
      begun = [];
      start = end + 1;
    }
    if (start < chunk.length) begun.push(chunk.subarray(start));
  }
  if (begun.length > 0) yield Buffer.concat(begun);
}
