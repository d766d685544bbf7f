// PURE. Groups rows by what they are about.

/** Without the key, which is no fact: hashes are taken of what is kept. */
export function groupRows<Row, Kept>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  keep: (row: Row) => Kept,
): ReadonlyMap<string, Kept[]> {
  const groups = new Map<string, Kept[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(keep(row));
    else groups.set(keyOf(row), [keep(row)]);
  }
  return groups;
}
