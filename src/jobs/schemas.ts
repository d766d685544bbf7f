// Background jobs on the wire.
import { z } from "zod";
import { pageOf, pageQuery } from "../http/pagination.ts";
import { timestamp, uuid } from "../http/wire.ts";
import { inBothLanguages } from "../http/zod-faults.ts";
import { type Job, jobStatuses } from "./job.ts";

const taskName = z
  .string()
  .min(1)
  .max(100)
  .meta({ examples: ["keep-current"] });

const jobId = z
  .string()
  .regex(/^\d{1,15}$/, inBothLanguages("Sebuah nomor.", "A number."))
  .describe("The queue's number")
  .meta({ examples: ["12"] });

export const jobParams = z.strictObject({ id: jobId });

export const jobQuery = z.strictObject({
  ...pageQuery,
  status: z.enum(jobStatuses).optional().describe("Only jobs that stand so"),
  task: taskName.optional().describe("Only jobs of this task"),
});

export const jobAnswer = z
  .strictObject({
    id: jobId,
    task: taskName,
    status: z
      .enum(jobStatuses)
      .describe("`retrying`: an attempt failed, and another one is due; `gave-up`: no more will be made"),
    attempts: z.int().min(0),
    maxAttempts: z.int().min(1),
    runAt: timestamp.describe("When it is due, or was"),
    lastError: z
      .string()
      .nullable()
      .describe("Class and code of the last failure; its words stand in the log of who ran it"),
    createdAt: timestamp,
    about: z.record(z.string(), uuid).describe("Ids of what it is about, by name"),
  })
  .meta({
    id: "Job",
    examples: [
      {
        ...{ id: "12", task: "keep-current", status: "gave-up", attempts: 25, maxAttempts: 25 },
        ...{ runAt: "2026-07-01T03:00:00.000Z", lastError: "DatabaseError (57014)" },
        ...{ createdAt: "2026-06-28T03:00:00.000Z", about: {} },
      },
    ],
  });

export const jobPage = pageOf(jobAnswer);

export function toJobAnswer({ runAt, createdAt, about, ...job }: Job): z.infer<typeof jobAnswer> {
  return { ...job, about: { ...about }, runAt: runAt.toISOString(), createdAt: createdAt.toISOString() };
}
