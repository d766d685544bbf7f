// `npm run bench`: figures against floors measured in the same run, printed and written to `bench/results.json`.
// `npm run bench -- FOLDER` keeps the filled tables there, and finds them there the next time.
import { writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { benchCriteria } from "./criteria.ts";
import { benchIntake } from "./intake.ts";
import { benchService } from "./service.ts";
import { serviceLines } from "./service/lines.ts";

const began = performance.now();
const criteria = benchCriteria();
const intake = await benchIntake();
const service = await benchService(process.argv[2]);

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
for (const line of serviceLines(service)) say(line);
say(`in ${Math.round((performance.now() - began) / 1000)} seconds`);

const results = {
  measuredOn: { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length },
  criteria,
  intake,
  service,
};
await writeFile(new URL("results.json", import.meta.url), `${JSON.stringify(results, null, 2)}\n`);
