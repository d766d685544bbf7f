// PURE. What a match is about, and the order in which subjects are locked.

/** An area's id is its code; the others' are UUIDs. */
export interface Subject {
  readonly type: "household" | "person" | "area";
  readonly id: string;
}

/** A subject whose facts changed. */
export interface Touched extends Subject {
  /** Whether what it is eligible for now is offered at once; else it is only matched again. */
  readonly opens: boolean;
}

const lockRank = { household: 0, person: 1, area: 2 } as const;

/** Households and persons by id, areas by code last. */
export function inLockOrder(a: Subject, b: Subject): number {
  return lockRank[a.type] - lockRank[b.type] || (a.id < b.id ? -1 : 1);
}
