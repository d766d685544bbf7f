// The most memory that a process has had. Linux only.
import { readFile } from "node:fs/promises";

/**
 * Of its program alone: what `process.resourceUsage()` tells begins with the memory of the process that started it.
 * @returns mebibytes; `undefined` of one that has ended
 */
export async function peakMebibytes(process: number | "self"): Promise<number | undefined> {
  const status = await readFile(`/proc/${process}/status`, "utf8").catch(() => "");
  const kibibytes = /^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1];
  return kibibytes === undefined ? undefined : Number(kibibytes) / 1024;
}
