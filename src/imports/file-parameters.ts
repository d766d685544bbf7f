// PURE. What is said of a file beside it: whose it is, and what it tells of.
import { sentHousehold } from "../households/sent-household.ts";
import { line } from "../http/wire.ts";

/** A year, a quarter or a month. */
export const periodOfFile = sentHousehold.shape.decile.unwrap().unwrap().shape.period;
export const sourceOfFile = line(60).meta({ examples: ["dtsen"] });
