// When a delivery is tried again or given up, and when a webhook is disabled.
import { describe, expect, it } from "vitest";
import { healthAfter, type Outcome, retryAfterOf, retryAt } from "../../../src/webhooks/attempt.ts";
import type { Health } from "../../../src/webhooks/webhook.ts";

const start = new Date("2026-07-01T03:00:00.000Z");
const later = (ms: number) => new Date(start.getTime() + ms);
const hour = 3_600_000;

describe("a failed attempt", () => {
  it.each([
    [1, 5],
    [2, 15],
    [3, 45],
    [4, 135],
    [10, 4 * 3_600],
    [500, 4 * 3_600],
  ])("number %i is followed by a pause of %i seconds, and up to a half more or less", (attempts, seconds) => {
    const pause = (random: number) =>
      (retryAt({ attempts, firstAttemptAt: start }, start, random)!.getTime() - start.getTime()) / 1_000;
    expect([pause(0), pause(0.5), pause(1)]).toEqual([seconds / 2, seconds, seconds * 1.5]);
  });

  it("is repeated for 24 hours, the last time at their end, and then no more", () => {
    const first = { attempts: 20, firstAttemptAt: start };
    expect(retryAt(first, later(23 * hour), 1)).toEqual(later(24 * hour));
    expect(retryAt(first, later(24 * hour), 0)).toBeUndefined();
  });

  it("is not repeated before the receiver asks, nor after the end", () => {
    const asked = (retryAfterMs: number) => ({ attempts: 1, firstAttemptAt: start, retryAfterMs });
    expect(retryAt(asked(hour), start, 0.5)).toEqual(later(hour));
    expect(retryAt(asked(1_000), start, 0.5)).toEqual(later(5_000));
    expect(retryAt(asked(100 * hour), start, 0.5)).toEqual(later(24 * hour));
  });

  it.each([
    ["120", 120_000],
    ["Wed, 01 Jul 2026 04:00:00 GMT", hour],
    ["Wed, 01 Jul 2026 02:00:00 GMT", 0],
    ["soon", undefined],
    ["-5", undefined],
    [undefined, undefined],
  ])("reads Retry-After: %s", (header, expected) => {
    expect(retryAfterOf(header, start)).toBe(expected);
  });

  it("leads to some twenty attempts in all when none succeeds", () => {
    let now = start;
    for (let attempts = 1; ; attempts += 1) {
      const next = retryAt({ attempts, firstAttemptAt: start }, now, 0.5);
      if (!next) {
        expect(now).toEqual(later(24 * hour));
        expect(attempts).toBeGreaterThan(10);
        expect(attempts).toBeLessThan(25);
        return;
      }
      now = next;
    }
  });
});

describe("a webhook", () => {
  const well: Health = { failingSince: null, parkedInRow: 0, disabledReason: null };
  const arrived: Outcome = { httpStatus: 204, failure: null, status: "delivered" };
  const failed: Outcome = { httpStatus: 500, failure: "status", status: "waiting" };
  const parked: Outcome = { ...failed, status: "parked" };
  const gone: Outcome = { ...failed, httpStatus: 410 };
  const after = (health: Health, outcomes: Outcome[], now = start) => healthAfter(health, outcomes, now);

  it("fails since the first failure, until something arrives", () => {
    const failing = after(well, [failed]);
    expect(after(failing, [failed], later(hour)).failingSince).toEqual(start);
    expect(after(failing, [failed, arrived], later(hour))).toEqual(well);
  });

  it("is disabled when every attempt of three days has failed", () => {
    const failing = after(well, [failed]);
    expect(after(failing, [failed], later(71 * hour)).disabledReason).toBeNull();
    expect(after(failing, [failed], later(72 * hour)).disabledReason).toBe("failing");
  });

  it("is disabled by twenty deliveries in a row that were given up, and by no fewer", () => {
    const many = (count: number) => Array.from({ length: count }, () => parked);
    expect(after(well, many(19)).disabledReason).toBeNull();
    expect(after(well, [...many(19), arrived, ...many(19)]).disabledReason).toBeNull();
    expect(after(well, many(20)).disabledReason).toBe("parked");
  });

  it("is disabled at once by 410", () => {
    expect(after(well, [gone]).disabledReason).toBe("gone");
  });

  it("that its owner disabled stays so for that reason", () => {
    expect(after({ ...well, disabledReason: "asked" }, [gone]).disabledReason).toBe("asked");
  });
});
