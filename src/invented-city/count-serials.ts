// PURE. Hands out serials that no two numbers share, in the same small memory for any number of households.
import { firstSerial, lastSerial, type Serials } from "./invent-numbers.ts";

/** Regions 1571xx to 11, days to 31 and 40 more for women, months to 12, years of two digits. */
const [regions, days, months, years] = [12, 72, 13, 100];

/** @throws {RangeError} once the serials of one region and day are used up */
export function countSerials(): Serials {
  return { ofFamilyCard: counter(), ofPerson: counter() };
}

/** One small count for each region and day there is: two megabytes, however long the run. */
function counter(): (regionAndDay: string) => number {
  const counts = new Uint16Array(regions * days * months * years);
  return (regionAndDay) => {
    const [region, day, month, year] = [4, 6, 8, 10].map((at) => Number(regionAndDay.slice(at, at + 2))) as [
      number,
      number,
      number,
      number,
    ];
    const place = ((region * days + day) * months + month) * years + year;
    const serial = firstSerial + counts[place]!;
    if (serial > lastSerial) throw new RangeError(`There are no more invented numbers ${regionAndDay}….`);
    counts[place]! += 1;
    return serial;
  };
}
