// PURE. Line ends of Windows as line feeds: a text may have both, and a record that ends by another one is no other record.

/** Piece by piece, also where one ends between the two characters of a line end. */
export async function* lineFeeds(text: AsyncIterable<string>): AsyncGenerator<string> {
  let held = "";
  for await (const piece of text) {
    const whole = held + piece;
    held = whole.endsWith("\r") ? "\r" : "";
    yield (held === "" ? whole : whole.slice(0, -1)).replaceAll("\r\n", "\n");
  }
  if (held !== "") yield held;
}
