// `npm run bench`: figures against floors measured in the same run, printed and written to `bench/results.json`.
import { writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { benchCriteria } from "./criteria.ts";
import { benchIntake } from "./intake.ts";

const criteria = benchCriteria();
const intake = await benchIntake();

const say = (line: string) => process.stdout.write(`${line}\n`);
say(`${criteria.programs} programs, ${criteria.criteria} criteria`);
say(`criteria compiled: ${criteria.compiledToHandWritten} × hand-written (floor), asked for ≥ 0.6 ×`);
for (const [code, ratio] of Object.entries(criteria.compiledToHandWrittenByProgram))
  say(`  ${code}: ${ratio} ×`);
const { complete, asSent } = criteria.microsecondsAHousehold;
say(
  `all criteria of a household of ${criteria.membersAHousehold} members: ${complete} µs complete, ${asSent} µs as sent`,
);
say("round trips of an intake of a new household, by members:");
for (const [members, trips] of Object.entries(intake.roundTripsByMembers))
  say(`  ${members} members: ${trips}`);
say(`  the same again: ${intake.roundTripsOfTheSameAgain}`);
say(`in order: ${intake.statements.join(" → ")}`);

const results = {
  measuredOn: { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length },
  criteria,
  intake,
};
await writeFile(new URL("results.json", import.meta.url), `${JSON.stringify(results, null, 2)}\n`);
