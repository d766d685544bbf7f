// The clock of a referral: when it is due, what stops it, what it leads to.
import { describe, expect, test } from "vitest";
import { type Clock, noClock } from "../../../src/referrals/clock.ts";
import { clockAfter, clockOf, escalated, ring } from "../../../src/referrals/due-clock.ts";
import type { ReferralState } from "../../../src/referrals/referral.ts";

const terms = { accept: 2, complete: 5 };
const none = new Set<string>();
/** Ten in the morning in Jambi; 1 July 2026 is a Wednesday. */
const at = (date: string) => new Date(`${date}T03:00:00.000Z`);
const endOf = (date: string) => new Date(`${date}T16:59:59.999Z`);
const accepted = (date: string, holidays = none) => clockOf("accepted", terms, at(date), holidays);

function moved(
  clock: Clock & { readonly status: ReferralState },
  action: string,
  status: ReferralState,
  date: string,
  until: string | null = null,
): Clock & { readonly status: ReferralState; readonly heldUntil: string | null } {
  const move = { action, status, heldUntil: until };
  return { ...clockAfter(clock, move, terms, at(date), none), status, heldUntil: until };
}

const rung = (clock: Clock, date: string, heldUntil: string | null = null) =>
  ring({ ...clock, heldUntil } as Parameters<typeof ring>[0], at(date), none);

describe("a clock", () => {
  test("runs to the end of the last working day, over weekends and holidays", () => {
    expect(clockOf("requested", terms, at("2026-07-01"), none).dueAt).toEqual(endOf("2026-07-03"));
    expect(clockOf("requested", terms, at("2026-07-03"), none).dueAt).toEqual(endOf("2026-07-07"));
    expect(clockOf("requested", terms, at("2026-07-03"), new Set(["2026-07-06"])).dueAt).toEqual(
      endOf("2026-07-08"),
    );
    // A quarter to midnight in Jakarta is still the day; a quarter past is the next one.
    expect(clockOf("requested", terms, new Date("2026-07-01T16:45:00Z"), none).dueAt).toEqual(
      endOf("2026-07-03"),
    );
    expect(clockOf("requested", terms, new Date("2026-07-01T17:15:00Z"), none).dueAt).toEqual(
      endOf("2026-07-06"),
    );
  });

  test.each(["returned", "on-hold", "completed", "failed", "cancelled"] as const)(
    "of a state that asks nobody, %s, does not run",
    (status) => expect(clockOf(status, terms, at("2026-07-01"), none)).toEqual(noClock),
  );

  test("to complete starts at the pick-up, and goes on when the work begins", () => {
    const requested = {
      ...clockOf("requested", terms, at("2026-07-01"), none),
      status: "requested" as const,
    };
    const held = moved(requested, "accept", "accepted", "2026-07-02");
    expect(held.dueAt).toEqual(endOf("2026-07-09"));
    expect(moved(held, "start", "in-progress", "2026-07-08").dueAt).toEqual(endOf("2026-07-09"));
    expect(moved(held, "release", "requested", "2026-07-08").dueAt).toEqual(endOf("2026-07-10"));
    expect(moved(held, "complete", "completed", "2026-07-08")).toMatchObject(noClock);
  });

  test("goes on for the others when one candidate declines, and stops when nobody is left", () => {
    const requested = {
      ...clockOf("requested", terms, at("2026-07-01"), none),
      status: "requested" as const,
    };
    expect(moved(requested, "decline", "requested", "2026-07-03").dueAt).toEqual(endOf("2026-07-03"));
    expect(moved(requested, "decline", "returned", "2026-07-03")).toMatchObject(noClock);
  });
});

describe("a wait", () => {
  const held = { ...accepted("2026-07-01"), status: "accepted" as const };

  test("without a date stops the clock until the holder resumes, with the working days that were left", () => {
    const waiting = moved(held, "hold", "on-hold", "2026-07-03");
    expect(waiting).toMatchObject({ dueAt: null, daysLeft: 3, alarm: null, alarmAt: null });
    expect(moved(waiting, "resume", "accepted", "2026-09-01").dueAt).toEqual(endOf("2026-09-04"));
  });

  test("that ends on the same day changes nothing", () => {
    const waiting = moved(held, "hold", "on-hold", "2026-07-03");
    expect(moved(waiting, "resume", "accepted", "2026-07-03")).toMatchObject(held);
  });

  test("until a date shows when it will be due, tells when the date has come, and goes on by itself", () => {
    const waiting = moved(held, "hold", "on-hold", "2026-07-03", "2026-08-03");
    expect(waiting).toMatchObject({ dueAt: endOf("2026-08-06"), alarm: "hold-ended" });
    expect(waiting.alarmAt).toEqual(endOf("2026-08-02"));
    const { alarm, clock } = rung(waiting, "2026-08-03", "2026-08-03");
    expect(alarm).toBe("hold-ended");
    expect(clock).toMatchObject({ dueAt: endOf("2026-08-06"), daysLeft: null, alarm: "due-soon" });
    // Who resumes later has not gained time.
    const late = moved({ ...clock, status: "on-hold" }, "resume", "accepted", "2026-08-05");
    expect(late.dueAt).toEqual(endOf("2026-08-06"));
    // Who resumes earlier has what was left.
    expect(moved(waiting, "resume", "accepted", "2026-07-20").dueAt).toEqual(endOf("2026-07-23"));
  });

  test("on the due day leaves the day on which it ends", () => {
    const waiting = moved(held, "hold", "on-hold", "2026-07-08");
    expect(waiting.daysLeft).toBe(0);
    expect(moved(waiting, "resume", "accepted", "2026-08-03").dueAt).toEqual(endOf("2026-08-03"));
  });

  test("takes back no miss: it stops the second period", () => {
    const missed = rung({ ...held, alarm: "overdue", alarmAt: held.dueAt }, "2026-07-09").clock;
    expect(missed).toMatchObject({ missed: 1, alarm: "expire", alarmAt: endOf("2026-07-15") });
    const waiting = moved({ ...missed, status: "accepted" }, "hold", "on-hold", "2026-07-13");
    expect(waiting).toMatchObject({ missed: 1, dueAt: endOf("2026-07-08"), daysLeft: 2 });
    expect(moved(waiting, "resume", "accepted", "2026-08-03")).toMatchObject({
      missed: 1,
      dueAt: endOf("2026-07-08"),
      alarm: "expire",
      alarmAt: endOf("2026-08-05"),
    });
  });
});

describe("an alarm", () => {
  const clock = accepted("2026-07-01");

  test("reminds when one working day is left", () => {
    expect(clock).toMatchObject({ alarm: "due-soon", alarmAt: endOf("2026-07-07") });
    expect(rung(clock, "2026-07-08")).toEqual({
      alarm: "due-soon",
      clock: { ...clock, alarm: "overdue", alarmAt: clock.dueAt },
    });
  });

  test("that a downtime has kept to itself is a miss at once, and the second period begins with today", () => {
    const { alarm, clock: missed } = rung(clock, "2026-08-03");
    expect(alarm).toBe("overdue");
    expect(missed).toMatchObject({ missed: 1, dueAt: clock.dueAt, alarm: "expire" });
    expect(missed.alarmAt).toEqual(endOf("2026-08-07"));
  });

  test("is the last one where nobody else can be asked", () => {
    expect(escalated(rung(clock, "2026-07-09").clock)).toMatchObject({
      missed: 2,
      alarm: null,
      alarmAt: null,
    });
  });
});
