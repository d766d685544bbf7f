#!/usr/bin/env node
// The `satu-pintu` command: server, worker, clients, tokens, audit trail, jobs, imports, matching, all data in one file, invented data.
import { Command, CommanderError } from "commander";
import { addAuditCommands } from "./cli/audit-commands.ts";
import { addClientCommands } from "./cli/client-commands.ts";
import { addExportCommands } from "./cli/export-commands.ts";
import { addGenerateCommand } from "./cli/generate-command.ts";
import { addJobCommands } from "./cli/job-commands.ts";
import { addImportCommand } from "./cli/import-command.ts";
import { addMatchCommand } from "./cli/match-command.ts";
import { addTokenCommand } from "./cli/token-command.ts";
import { explainFailure } from "./explain-failure.ts";
import { packageVersion } from "./package-version.ts";

/** 0: done · 1: not done, and why · 2: the command itself is wrong. */
const exitCodes = { failed: 1, usage: 2 } as const;

function satuPintu(): Command {
  const program = new Command("satu-pintu")
    .description("One door to every anti-poverty program of a city.")
    .version(packageVersion)
    .showSuggestionAfterError()
    .exitOverride();
  program
    .command("start")
    .description("run the server, as the environment variables say")
    .action(async () => {
      await import("./server.ts");
    });
  program
    .command("work")
    .description("do the city's background jobs, beside servers that do none")
    .action(async () => {
      await import("./worker.ts");
    });
  addClientCommands(program);
  addTokenCommand(program);
  addAuditCommands(program);
  addJobCommands(program);
  addExportCommands(program);
  addGenerateCommand(program);
  addImportCommand(program);
  addMatchCommand(program);
  return program;
}

try {
  await satuPintu().parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    // Commander has written its own words; help and version end with 0.
    process.exitCode = error.exitCode === 0 ? 0 : exitCodes.usage;
  } else {
    process.stderr.write(`error: ${explainFailure(error)}\n`);
    process.exitCode = exitCodes.failed;
  }
}
