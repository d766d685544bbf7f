// `satu-pintu generate`: an invented city on stdout, of any size, in constant memory and without a database.
import { type Command, InvalidArgumentError, Option } from "commander";
import { csvHeader, toCsvRows } from "../invented-city/household-csv.ts";
import { type CitySize, inventCity, maxHouseholds, maxSeed } from "../invented-city/invent-city.ts";
import { writeOut } from "./write-out.ts";

interface GenerateOptions extends CitySize {
  readonly format: "csv" | "ndjson";
}

/** Lines go out together, for a write each would cost more than the lines. */
const chunkCharacters = 65_536;

export function addGenerateCommand(program: Command): void {
  program
    .command("generate")
    .description("invent households and write them to stdout; the same seed writes the same bytes")
    .requiredOption("--households <n>", `how many, at most ${maxHouseholds}`, wholeNumber(1, maxHouseholds))
    .requiredOption("--seed <s>", "a number; another one invents another city", wholeNumber(0, maxSeed))
    .addOption(
      new Option("--format <format>", "csv: one row a person; ndjson: one household a line, as in an intake")
        .choices(["csv", "ndjson"])
        .default("csv"),
    )
    .action(generate);
}

async function generate(options: GenerateOptions): Promise<void> {
  await writeOut(chunks(lines(options)));
}

function* lines({ format, ...size }: GenerateOptions): Generator<string> {
  if (format === "csv") yield csvHeader;
  for (const household of inventCity(size)) {
    yield format === "csv" ? toCsvRows(household) : `${JSON.stringify(household)}\n`;
  }
}

function* chunks(texts: Iterable<string>): Generator<string> {
  let chunk = "";
  for (const text of texts) {
    chunk += text;
    if (chunk.length < chunkCharacters) continue;
    yield chunk;
    chunk = "";
  }
  if (chunk !== "") yield chunk;
}

function wholeNumber(min: number, max: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (/^\d+$/.test(value) && number >= min && number <= max) return number;
    throw new InvalidArgumentError(`It is a whole number from ${min} to ${max}.`);
  };
}
