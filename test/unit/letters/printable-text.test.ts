// Text of any script in the characters that the fonts of PDF have.
import { expect, test } from "vitest";
import { printableText } from "../../../src/letters/printable-text.ts";

test.each([
  ["Siti Aminah", "Siti Aminah"],
  ["José – “Pepe” €5", "José – “Pepe” €5"],
  ["e\u0301", "é"],
  ["ʿAbd al-Ḥakīm", "'Abd al-Hakim"],
  ["Łukasz Đặng", "Lukasz Dang"],
  ["x\u0323y", "xy"],
  ["漢字", "??"],
  ["😀", "?"],
  ["baris satu\nbaris\tdua\u00a0tiga\u200b", "baris satu\nbaris dua tiga"],
  ["ﬁ", "fi"],
])("%j is written %j", (text, written) => expect(printableText(text)).toBe(written));

test("whatever comes in, only printable characters come out", () => {
  for (let code = 0; code < 0x3000; code += 1) {
    expect(printableText(String.fromCodePoint(code))).toMatch(
      /^[\n -~\u00a0-ÿ€‚-„†‡…ˆ‰Š‹ŒŽ‘-”•–—˜™š›œžŸƒ]*$/,
    );
  }
});
