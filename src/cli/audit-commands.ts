// `satu-pintu audit verify`.
import type { Command } from "commander";
import { verifyAuditChain } from "../audit/verify-audit-chain.ts";
import { print, withCity } from "./with-city.ts";

export function addAuditCommands(program: Command): void {
  program
    .command("audit")
    .description("the audit trail")
    .command("verify")
    .description("compute the hash chain again; exit code 1 when it is broken")
    .option("--json", "answer as JSON")
    .action(verify);
}

async function verify({ json }: { json?: boolean }): Promise<void> {
  await withCity(async (ctx, { sequencer }) => {
    await sequencer.catchUp();
    const report = await verifyAuditChain(ctx.db);
    const sound = report.brokenAt === undefined;
    print(json, { ...report, sound }, [
      sound
        ? `The audit trail is sound: ${report.entries} entries, head ${report.head}`
        : `The audit trail is broken at entry ${report.brokenAt}; the ${report.entries} before it are sound.`,
    ]);
    if (!sound) process.exitCode = 1;
  });
}
