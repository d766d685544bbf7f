// PURE. Text in the characters that a PDF's own fonts have (WinAnsi, Windows code page 1252).

/** Beyond Latin-1. Source: ISO 32000-1, annex D.2. */
const beyondLatin1 = new Set("€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ");

/** Letters of names that no decomposition brings back to plain ones, and marks that look like an apostrophe. */
const nearest: Readonly<Record<string, string>> = {
  ...{ ʿ: "'", ʾ: "'", ʼ: "'", ʻ: "'", "′": "'", "‐": "-", "‑": "-", "−": "-" },
  ...{ đ: "d", Đ: "D", ħ: "h", Ħ: "H", ı: "i", ł: "l", Ł: "L", ŋ: "ng", Ŋ: "Ng" },
};

/**
 * With the nearest plain letter for what the fonts do not have (ḥ becomes h), and `?` where there is none: another
 * script, an emoji. Nothing is left out unseen. Line breaks stay; other white space is one blank.
 */
export function printableText(text: string): string {
  return Array.from(text.normalize("NFC").replaceAll(/[^\S\n]/gu, " "), printable).join("");
}

function printable(character: string): string {
  if (isPrintable(character)) return character;
  // A mark alone belongs to a letter before it, which has no single character of its own.
  if (/^[\p{M}\p{Cc}\p{Cf}]$/u.test(character)) return "";
  const near = nearest[character];
  if (near !== undefined) return near;
  const plain = character.normalize("NFKD").replaceAll(/\p{M}/gu, "");
  return plain !== "" && Array.from(plain).every(isPrintable) ? plain : "?";
}

function isPrintable(character: string): boolean {
  const code = character.codePointAt(0)!;
  return (
    character === "\n" ||
    (code >= 0x20 && code <= 0x7e) ||
    (code >= 0xa0 && code <= 0xff && code !== 0xad) ||
    beyondLatin1.has(character)
  );
}
