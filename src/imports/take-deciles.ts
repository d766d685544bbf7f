// Takes the deciles of a chunk in: a row names a household by its card or by a member, and nothing else is touched.
import { z } from "zod";
import type { TransactionContext } from "../context.ts";
import { type Fault, fault } from "../fault.ts";
import { periodFaults } from "../households/check-household.ts";
import { type DecileChange, type GivenDecile, recordDeciles } from "../households/record-deciles.ts";
import { sentHousehold, sentMember } from "../households/sent-household.ts";
import { zodFaults } from "../http/zod-faults.ts";
import { jakartaDate } from "../jakarta-date.ts";
import type { Candidate } from "./assemble-family.ts";
import type { Result } from "./chunk.ts";
import type { Import } from "./import.ts";

const decile = sentHousehold.shape.decile.unwrap().unwrap().shape;

const sentDecile = z.strictObject({
  familyCardNumber: sentHousehold.shape.familyCardNumber,
  nationalId: sentMember.shape.nationalId,
  value: decile.value,
  source: decile.source,
  period: decile.period,
});

export async function takeDeciles(
  tx: TransactionContext,
  record: Import,
  candidates: readonly Candidate[],
): Promise<Result[]> {
  const today = jakartaDate(tx.now);
  const rejected: Result[] = [];
  const ready: { readonly candidate: Candidate; readonly given: GivenDecile }[] = [];
  for (const candidate of candidates) {
    const { period, source } = record;
    const sent = { period, ...candidate.sent, source };
    const parsed = sentDecile.safeParse(sent, { reportInput: true });
    const faults = [
      ...(parsed.success ? [] : zodFaults(parsed.error.issues, "")),
      ...periodFaults(sent, today, "/period"),
    ];
    const all = [...candidate.faults, ...candidate.place(faults)];
    if (!parsed.success || all.length > 0) {
      rejected.push({ rows: candidate.rows, outcome: "rejected", faults: all });
      continue;
    }
    const { familyCardNumber, nationalId, ...given } = parsed.data;
    ready.push({ candidate, given: { familyCardNumber, nationalId, decile: given } });
  }
  const changes = await recordDeciles(
    tx,
    ready.map(({ given }) => given),
    !record.options.dryRun,
  );
  return [...rejected, ...changes.map((change, index) => resultOf(ready[index]!.candidate, change))];
}

function resultOf(candidate: Candidate, change: DecileChange): Result {
  const { rows } = candidate;
  switch (change) {
    case "changed":
      return { rows, outcome: "updated" };
    case "kept":
      return { rows, outcome: "unchanged" };
    default:
      return { rows, outcome: "rejected", faults: candidate.place([refusalOf(change)]) };
  }
}

function refusalOf(change: "household-unknown" | "numbers-disagree" | "rows-disagree"): Fault {
  if (change === "rows-disagree") {
    return fault(
      "/value",
      change,
      "Baris sebelumnya memberi desil lain kepada keluarga ini untuk periode yang sama.",
      "A row before it gives this household another decile for the same period.",
    );
  }
  if (change === "household-unknown") {
    return fault(
      "/familyCardNumber",
      change,
      "Tidak ada keluarga terdaftar dengan nomor ini.",
      "No registered household has this number.",
    );
  }
  return fault(
    "/nationalId",
    change,
    "NIK ini tercatat di keluarga lain daripada nomor KK-nya.",
    "This national ID is on file in another household than the family card.",
  );
}
