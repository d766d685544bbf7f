// What a command shows of how far it is, on a terminal and elsewhere.
import { PassThrough } from "node:stream";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { startProgress } from "../../../src/cli/progress.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What stderr is to a command, and what has been written to it. */
function stream(isTTY: boolean) {
  const target = Object.assign(new PassThrough(), {
    isTTY,
    columns: 120,
    rows: 24,
    cursorTo: () => true,
    clearLine: () => true,
  });
  const written: string[] = [];
  target.on("data", (chunk) => written.push(String(chunk)));
  return { stream: target as unknown as NodeJS.WriteStream, said: () => written.join("") };
}

describe("elsewhere than on a terminal", () => {
  it("writes plain lines, at most one a second, and always the last", () => {
    const { stream: pipe, said } = stream(false);
    const progress = startProgress(pipe, { unit: "rows" });
    for (let done = 0; done <= 1_000; done += 100) {
      progress.show(done, 1_000, "3 of them rejected");
      vi.advanceTimersByTime(400);
    }
    progress.stop();
    const lines = said().trimEnd().split("\n");
    expect(lines[0]).toBe("0 of 1000 rows, 3 of them rejected");
    expect(lines.at(-1)).toBe("1000 of 1000 rows, 3 of them rejected");
    expect(lines).toHaveLength(5);
    // eslint-disable-next-line no-control-regex
    expect(said()).not.toMatch(/[\r\u001b]/);
  });

  it("says nothing twice", () => {
    const { stream: pipe, said } = stream(false);
    const progress = startProgress(pipe, { unit: "RT" });
    for (let time = 0; time < 3; time++) {
      progress.show(5, 9);
      vi.advanceTimersByTime(2_000);
    }
    progress.stop();
    expect(said()).toBe("5 of 9 RT\n");
  });
});

describe("on a terminal", () => {
  it("draws a bar with what is done, the rate, and the time left", () => {
    const { stream: terminal, said } = stream(true);
    const progress = startProgress(terminal, { unit: "rows" });
    progress.show(0, 1_000);
    vi.advanceTimersByTime(5_000);
    progress.show(250, 1_000, "2 of them rejected");
    vi.advanceTimersByTime(500);
    progress.stop();
    expect(said()).toContain(
      "======------------------ 25 % | 250 of 1000 rows | 50 rows/s | 0:15 left | 2 of them rejected",
    );
  });

  it("takes the rate of what it has seen, not of what was done before", () => {
    const { stream: terminal, said } = stream(true);
    const progress = startProgress(terminal, { unit: "RT" });
    progress.show(900, 8_000);
    vi.advanceTimersByTime(10_000);
    progress.show(910, 8_000);
    vi.advanceTimersByTime(500);
    progress.stop();
    expect(said()).toContain("910 of 8000 RT | 1.0 RT/s | 1:58:10 left");
  });

  it("writes lines all the same for whoever reads the answer by a program", () => {
    const { stream: terminal, said } = stream(true);
    const progress = startProgress(terminal, { unit: "RT", plain: true });
    progress.show(1, 2);
    progress.stop();
    expect(said()).toBe("1 of 2 RT\n");
  });
});
