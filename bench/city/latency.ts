// How long callers wait while the whole city is worked on, and while nothing is.
import type { City } from "../../src/open-city.ts";
import { type Callers, callersOf, desk } from "../service/bench-city.ts";
import { intakeOf, newHousehold } from "../service/new-households.ts";

export interface Latency {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly requests: number;
}
export type Latencies = Readonly<Record<"referrals" | "intakes", Latency>>;

/** One caller asks for a page of referrals, another sends new households, each with a pause, until told to stop. */
export async function latencies(city: City, port: number, goesOn: () => boolean): Promise<Latencies> {
  const callers = await callersOf(city, port, desk);
  const [referrals, intakes] = await Promise.all([
    times(goesOn, () => callers.send("GET", "/v1/referrals?limit=50", undefined, 200)),
    times(goesOn, () => sendNew(callers)),
  ]);
  callers.close();
  return { referrals, intakes };
}

function sendNew(callers: Callers): Promise<Buffer> {
  return callers.send("POST", "/v1/intakes", JSON.stringify(intakeOf(newHousehold())), 201);
}

const pauseMs = 50;

async function times(goesOn: () => boolean, call: () => Promise<unknown>): Promise<Latency> {
  const all: number[] = [];
  while (goesOn()) {
    const began = performance.now();
    await call();
    all.push(performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  all.sort((a, b) => a - b);
  const at = (share: number) => Math.round((all[Math.floor((all.length - 1) * share)] ?? 0) * 10) / 10;
  return { p50Ms: at(0.5), p99Ms: at(0.99), requests: all.length };
}
