// Tasks on the wire.
import { z } from "zod";
import { masked } from "../database/identifier-vault.ts";
import { warningAnswer } from "../http/warnings.ts";
import { isoDate, paragraph, timestamp, uuid } from "../http/wire.ts";
import type { NewIntake } from "./intake.ts";
import { exampleIntakeRecord, exampleReceivedIntake } from "./example-intake.ts";
import { intakeAnswer, intakeRecord, toIntakeRecord } from "./schemas.ts";
import type { SeenTask } from "./get-task.ts";
import { type Task, taskKinds, taskStates } from "./task.ts";

const kind = z
  .enum(taskKinds)
  .describe("`member-elsewhere`: members are known in a household that the sender may not decide about");

const decision = z
  .enum(["renewal", "transfer", "reject"])
  .describe(
    "`renewal`: it is the same household with a new card; `transfer`: the members leave the other one for this one; " +
      "`reject`: nothing is taken in",
  );

export const taskDecision = z
  .strictObject({ decision, reason: paragraph(500).optional() })
  .meta({ id: "TaskDecision", examples: [{ decision: "transfer", reason: "Moved in with the son" }] });

const taskReference = z.strictObject({ id: uuid, kind, status: z.enum(taskStates) });

const exampleTaskId = "0198c0de-7a00-7000-8000-000000000014";
const exampleOpenTask = { id: exampleTaskId, kind: "member-elsewhere", status: "open" };

const sentSummary = z.strictObject({
  familyCardNumberMasked: z.string().nullable(),
  areaCode: z.string(),
  rt: z.string(),
  address: z.string().nullable(),
  members: z.array(
    z.strictObject({
      name: z.string(),
      sex: z.enum(["female", "male"]),
      birthDate: isoDate.nullable(),
      relation: z.string(),
      nationalIdMasked: z.string().nullable(),
    }),
  ),
});

export const taskAnswer = z
  .strictObject({
    ...taskReference.shape,
    intake: intakeRecord,
    areaCode: z.string().describe("Code of the RT that the household was sent with"),
    members: z
      .array(z.strictObject({ index: z.int(), personId: uuid, householdId: uuid }))
      .optional()
      .describe(
        "Who was known where when the intake came in; `index` in what was sent. For the coordination team",
      ),
    sent: sentSummary
      .optional()
      .describe("What was sent, numbers masked; for the coordination team, of one task"),
    createdAt: timestamp,
    decision: decision.nullable(),
    reason: z.string().nullable(),
    decidedBy: z.string().nullable(),
    decidedAt: timestamp.nullable(),
  })
  .meta({
    id: "Task",
    examples: [
      {
        ...exampleOpenTask,
        intake: { ...exampleIntakeRecord, householdId: null },
        areaCode: "15.71.08.1003.012",
        createdAt: "2026-07-01T03:00:00.000Z",
        decision: null,
        reason: null,
        decidedBy: null,
        decidedAt: null,
      },
    ],
  });
export type TaskAnswer = z.infer<typeof taskAnswer>;

/** What the sender is told: the task, and nothing of the household. */
export const waitingAnswer = intakeAnswer.extend({ task: taskReference }).meta({
  id: "WaitingIntakeAnswer",
  examples: [
    {
      ...{ intake: { ...exampleReceivedIntake, householdId: null }, task: exampleOpenTask },
      ...{ household: null, matches: [], referrals: [], warnings: [] },
    },
  ],
});

export const decidedAnswer = z
  .strictObject({ task: taskReference, intake: intakeRecord, warnings: z.array(warningAnswer) })
  .meta({
    id: "DecidedTask",
    examples: [{ task: { ...exampleOpenTask, status: "done" }, intake: exampleIntakeRecord, warnings: [] }],
  });

export function toTaskReference({ id, kind, status }: Task): z.infer<typeof taskReference> {
  return { id, kind, status };
}

/** @param isTeam whether the coordination team asks */
export function toTaskAnswer({ task, intake, sent }: SeenTask, isTeam: boolean): TaskAnswer {
  const { areaCode, members, createdAt, decidedAt } = task;
  return {
    ...toTaskReference(task),
    intake: toIntakeRecord(intake),
    areaCode,
    members: isTeam
      ? members.map(({ index, personId, householdId }) => ({ index, personId, householdId }))
      : undefined,
    sent: sent && toSummary(sent),
    createdAt: createdAt.toISOString(),
    decision: task.decision,
    reason: task.reason,
    decidedBy: isTeam ? task.decidedBy : null,
    decidedAt: decidedAt?.toISOString() ?? null,
  };
}

function toSummary({ household }: NewIntake): z.infer<typeof sentSummary> {
  const { familyCardNumber, areaCode, rt, address, members } = household!;
  return {
    familyCardNumberMasked: familyCardNumber === undefined ? null : masked(familyCardNumber),
    areaCode,
    rt,
    address: address ?? null,
    members: members.map(({ name, sex, birthDate, relation, nationalId }) => ({
      ...{ name, sex, relation },
      birthDate: birthDate ?? null,
      nationalIdMasked: nationalId === undefined ? null : masked(nationalId),
    })),
  };
}
