// PURE. How many a program takes in a period, in the city or an area of it; and who gets a place.

export interface Quota {
  readonly id: string;
  readonly program: string;
  /** Code of an area, with all below it; null: the city. */
  readonly area: string | null;
  /** First and last day of the period, `YYYY-MM-DD` in Jakarta. */
  readonly from: string;
  readonly to: string;
  readonly places: number;
  /** Places that referrals hold; more than `places` where these were lowered since. */
  readonly used: number;
}

/** Who asks for a place. */
export interface Seat {
  readonly program: string;
  /** Code of the RT. */
  readonly areaCode: string;
}

/** Why somebody waits: all places are held, or no quota of the present period covers the RT. */
export const waitReasons = ["quota-full", "no-quota"] as const;
export type WaitReason = (typeof waitReasons)[number];

/** Counts places while they are given, so that none is given twice. */
export interface Allotment {
  /**
   * The ids of the quotas in which a place is taken: of every one that covers the RT. None for a program without any
   * quota, which is not limited; `undefined` where there is no place, also where a program with quotas has none for the
   * RT and the day.
   */
  take(seat: Seat): readonly string[] | undefined;
  give(quotaIds: readonly string[]): void;
  /** Quotas in force with free places, and those without; a program without quotas is free everywhere. */
  free(): readonly Vacancy[];
  full(): readonly Vacancy[];
  /** By quota, how many places more, or fewer, are used than at the beginning. */
  changes(): ReadonlyMap<string, number>;
}

export interface Vacancy {
  readonly program: string;
  readonly area: string | null;
  readonly places: number;
}

/**
 * @param programs that seats may ask for
 * @param quotas all of these programs
 * @param today date in Jakarta
 */
export function createAllotment(
  programs: readonly string[],
  quotas: readonly Quota[],
  today: string,
): Allotment {
  const limited = new Set(quotas.map(({ program }) => program));
  const inForce = quotas.filter(({ from, to }) => from <= today && today <= to);
  const change = new Map<string, number>();
  const add = (id: string, count: number) => change.set(id, (change.get(id) ?? 0) + count);
  const left = ({ id, places, used }: Quota) => places - used - (change.get(id) ?? 0);
  const opening = (quota: Quota) => ({ program: quota.program, area: quota.area, places: left(quota) });
  return {
    take({ program, areaCode }) {
      if (!limited.has(program)) return [];
      const covering = inForce.filter((one) => one.program === program && covers(one, areaCode));
      if (covering.length === 0 || covering.some((one) => left(one) <= 0)) return undefined;
      for (const { id } of covering) add(id, 1);
      return covering.map(({ id }) => id);
    },
    give(quotaIds) {
      for (const id of quotaIds) add(id, -1);
    },
    free: () => [
      ...programs
        .filter((program) => !limited.has(program))
        .map((program) => ({ program, area: null, places: Infinity })),
      ...inForce.filter((one) => left(one) > 0).map(opening),
    ],
    full: () => inForce.filter((one) => left(one) <= 0).map(opening),
    changes: () => new Map([...change].filter(([, count]) => count !== 0)),
  };
}

/** Whether anybody in the area could get a place now; an area may be the whole city (`undefined`). */
export function mayHaveRoom(allotment: Allotment, area: string | undefined): boolean {
  const isAround = (one: Vacancy) => one.area === null || (area !== undefined && covers(one, area));
  const isWithin = (one: Vacancy) => area === undefined || (one.area !== null && covers({ area }, one.area));
  return allotment.free().some((one) => isAround(one) || isWithin(one)) && !allotment.full().some(isAround);
}

/** Whether a place in the RT is one of the quota's area. */
export function covers({ area }: Pick<Quota, "area">, areaCode: string): boolean {
  return area === null || `${areaCode}.`.startsWith(`${area}.`);
}
