// The hash that chains audit entries.
import fc from "fast-check";
import { expect, test } from "vitest";
import { type AuditRecord, chainStart, hashAuditRecord } from "../../../src/audit/audit-entry.ts";

const record: AuditRecord = {
  id: "0198c0de-7a00-7000-8000-000000000001",
  at: new Date("2026-07-01T03:00:00Z"),
  clientId: "c1",
  actor: "Dinas Sosial",
  onBehalfOf: null,
  purpose: null,
  requestId: "r1",
  action: "referral.accept",
  entityType: "referral",
  entityId: "x",
  householdId: null,
  details: { to: "accepted", from: "requested", more: [{ b: 1, a: 2 }] },
};
const hash = (change: Partial<AuditRecord> = {}, sequence = 1, before = chainStart) =>
  hashAuditRecord(before, sequence, { ...record, ...change }).toString("hex");

test("the hash is SHA-256 over the hash before and the canonical JSON", () => {
  // Computed apart, by another program, over 32 zero bytes and the text.
  expect(hash()).toBe("0a2bffc844fc29a698400541eacb23497a7ef67bbeb9c0bd79402c3cb700441b");
});

test("the order of keys, which the database does not keep, does not matter", () => {
  const details = { more: [{ a: 2, b: 1 }], from: "requested", to: "accepted" };
  expect(hash({ details })).toBe(hash());
});

test("a change of any field, of the place or of the hash before changes the hash", () => {
  const changes = {
    id: "0198c0de-7a00-7000-8000-000000000002",
    at: new Date("2026-07-01T03:00:00.001Z"),
    clientId: "c2",
    actor: "x",
    onBehalfOf: "x",
    purpose: "x",
    requestId: "x",
    action: "x",
    entityType: "x",
    entityId: "y",
    householdId: "0198c0de-7a00-7000-8000-000000000003",
    details: {},
  } satisfies AuditRecord;
  const hashes = Object.entries(changes).map(([name, value]) => hash({ [name]: value }));
  hashes.push(hash(), hash({}, 2), hash({}, 1, Buffer.alloc(32, 1)));
  expect(new Set(hashes).size).toBe(Object.keys(changes).length + 3);
});

test("details that differ never share a hash", () => {
  const details = fc.dictionary(fc.string(), fc.jsonValue());
  fc.assert(
    fc.property(details, details, (one, other) => {
      const stored = (value: object) => JSON.parse(JSON.stringify(value)) as Record<string, unknown>;
      fc.pre(JSON.stringify(sorted(stored(one))) !== JSON.stringify(sorted(stored(other))));
      expect(hash({ details: stored(one) })).not.toBe(hash({ details: stored(other) }));
    }),
  );
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([key, inner]) => [key, sorted(inner)]);
}
