// PURE. Which of the two languages a caller reads (RFC 9110 section 12.5.4).
import type { Text } from "../eligibility/catalogue.ts";

export type Language = keyof Text;

/** The better-rated of `id` and `en`; `en` when the header names neither. */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  let best: Language = "en";
  let bestQuality = 0;
  for (const part of (acceptLanguage ?? "").split(",")) {
    const [range = "", ...parameters] = part.trim().toLowerCase().split(";");
    const language = range.split("-")[0];
    if (language !== "id" && language !== "en") continue;
    const quality = Number(
      parameters
        .find((p) => p.trim().startsWith("q="))
        ?.trim()
        .slice(2) ?? 1,
    );
    if (quality > bestQuality) [best, bestQuality] = [language, quality];
  }
  return best;
}
