// PURE. Holidays on the wire.
import { z } from "zod";
import { isoDate, line, timestamp } from "../http/wire.ts";
import type { Holiday } from "./holiday.ts";

const example = {
  name: "Hari Kemerdekaan Republik Indonesia",
  source: "Keputusan bersama tentang hari libur nasional dan cuti bersama 2026",
};

export const newHoliday = z
  .strictObject({
    name: line(200),
    source: line(300).describe("The decree that says so"),
  })
  .meta({ id: "NewHoliday", examples: [example] });

export const holidayAnswer = z
  .strictObject({ date: isoDate, name: z.string(), source: z.string(), updatedAt: timestamp })
  .meta({
    id: "Holiday",
    examples: [{ date: "2026-08-17", ...example, updatedAt: "2026-07-01T03:00:00.000Z" }],
  });

export function toHolidayAnswer({ date, name, source, updatedAt }: Holiday): z.infer<typeof holidayAnswer> {
  return { date, name, source, updatedAt: updatedAt.toISOString() };
}
