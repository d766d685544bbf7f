// Waiting for events: who is woken when, who is let go, and that the database is asked once for all.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createEventTail } from "../../../src/events/event-tail.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function given(maxWaiting = 10) {
  const log = { last: 5, asked: 0 };
  const newest = async () => {
    log.asked += 1;
    return log.last;
  };
  const tail = createEventTail({ newest, everyMs: 250, maxWaiting });
  const wait = (after: number, signal = new AbortController().signal) =>
    tail.waitBeyond(after, { forMs: 30_000, signal });
  return { log, tail, wait };
}

describe("a caller that waits", () => {
  it("is woken by an event beyond its number, and no other is", async () => {
    const { log, wait } = given();
    const [five, six] = [wait(5), wait(6)];
    log.last = 6;
    await vi.advanceTimersByTimeAsync(250);
    expect(await five).toBe(true);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await six).toBe(false);
  });

  it("costs one question for all who wait, and none when nobody does", async () => {
    const { log, wait } = given();
    const all = Promise.all([1, 2, 3, 4].map(() => wait(5)));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(log.asked).toBe(4);
    log.last = 6;
    await vi.advanceTimersByTimeAsync(250);
    expect(await all).toEqual([true, true, true, true]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(log.asked).toBe(5);
  });

  it("frees its place when it leaves", async () => {
    const { wait } = given(1);
    const left = new AbortController();
    const first = wait(5, left.signal);
    expect(() => wait(5)).toThrow("Too many callers wait");
    left.abort();
    expect(await first).toBe(false);
    const next = wait(5);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await next).toBe(false);
  });

  it("is let go at once when the server stops, and nobody waits afterwards", async () => {
    const { tail, wait } = given();
    const waiting = wait(5);
    tail.stop();
    expect(await waiting).toBe(false);
    expect(await wait(5)).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("waits on while the database does not answer", async () => {
    let isDown = true;
    const newest = () => (isDown ? Promise.reject(new Error("down")) : Promise.resolve(6));
    const tail = createEventTail({ newest, everyMs: 250 });
    const waiting = tail.waitBeyond(5, { forMs: 30_000, signal: new AbortController().signal });
    await vi.advanceTimersByTimeAsync(1_000);
    isDown = false;
    await vi.advanceTimersByTimeAsync(250);
    expect(await waiting).toBe(true);
  });
});
