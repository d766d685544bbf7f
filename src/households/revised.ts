// PURE. The next revision of a record.

/** With `changes`, changed `now`. */
export function revised<Row extends { readonly updatedAt: Date; readonly revision: number }>(
  record: Row,
  now: Date,
  changes: Partial<Row> = {},
): Row {
  return { ...record, ...changes, updatedAt: now, revision: record.revision + 1 };
}
