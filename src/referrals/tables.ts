// Referrals, each step of their life, the holds that closings leave, and the reasons for them.
import { sql } from "drizzle-orm";
import {
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { agencies } from "../agencies/tables.ts";
import { day, moment, revision } from "../database/columns.ts";
import type { Text } from "../eligibility/catalogue.ts";
import { households } from "../households/tables.ts";
import { programs } from "../programs/tables.ts";
import { alarms } from "./clock.ts";
import type { ReasonConsequence } from "./reason.ts";
import { type ReferralResult, type ReferralSnapshot, referralBases, referralStates } from "./referral.ts";

export const referrals = pgTable(
  "referrals",
  {
    id: uuid().primaryKey(),
    program: text()
      .notNull()
      .references(() => programs.code),
    version: integer().notNull(),
    basis: text({ enum: referralBases }).notNull(),
    subjectType: text({ enum: ["household", "person", "area"] }).notNull(),
    subjectId: text().notNull(),
    subjectLabel: text().notNull(),
    householdId: uuid().references(() => households.id),
    /** Code of the RT. */
    areaCode: text().notNull(),
    status: text({ enum: referralStates }).notNull(),
    /** Agencies it is offered to: they may pick it up while it is `requested`. */
    candidates: text().array().notNull(),
    /** Agencies it is no longer offered to, or that asked for it: they see the status and their own part. */
    formerAgencies: text().array().notNull(),
    /** Ids of the quotas in which it holds a place. */
    places: uuid()
      .array()
      .notNull()
      .default(sql`'{}'`),
    holder: text().references(() => agencies.code),
    /** The state that `resume` leads back to, while on hold. */
    heldFrom: text({ enum: referralStates }),
    heldUntil: day(),
    priority: doublePrecision(),
    dueAt: moment(),
    /** How often the due time was missed: 0, 1, or 2. */
    missed: integer().notNull().default(0),
    /** Working days of the period that runs. */
    dueDays: integer(),
    /** While the clock is stopped: the working days that were left. */
    daysLeft: integer(),
    /** What the clock leads to next, as soon as the time has passed. */
    alarm: text({ enum: alarms }),
    alarmAt: moment(),
    eligibilityChanged: boolean().notNull().default(false),
    externalId: text(),
    result: jsonb().$type<ReferralResult>(),
    /** The referenced facts as they stood when the referral was opened. */
    snapshot: jsonb().$type<ReferralSnapshot>().notNull(),
    /** Of the facts as they stand while it is unfinished: what a hold until they change waits for. */
    factsHash: text().notNull(),
    openedAt: moment().notNull(),
    openedBy: text().notNull(),
    finishedAt: moment(),
    updatedAt: moment().notNull(),
    revision: revision(),
  },
  (t) => [
    uniqueIndex("referrals_one_unfinished")
      .on(t.program, t.subjectType, t.subjectId)
      .where(sql`status not in ('completed', 'failed', 'cancelled')`),
    index("referrals_household_id").on(t.householdId),
    index("referrals_subject").on(t.subjectType, t.subjectId),
    // The state last, so that those in others are passed over without being read.
    index("referrals_held").on(t.holder, t.updatedAt, t.id, t.status),
    index("referrals_candidates").using("gin", t.candidates),
    index("referrals_former_agencies").using("gin", t.formerAgencies),
    // What a supporting agency reads.
    index("referrals_program").on(t.program, t.updatedAt, t.id),
    index("referrals_updated_at").on(t.updatedAt, t.id),
    // What the clocks lead to, by the time at which they do.
    index("referrals_alarm_at")
      .on(t.alarmAt, t.id)
      .where(sql`alarm_at is not null`),
    // What is overdue, as it is listed.
    index("referrals_overdue")
      .on(t.updatedAt, t.id)
      .where(sql`missed > 0`),
    // What `claim` takes: by priority within a program, unknown last.
    index("referrals_claimable")
      .on(t.program, t.priority.desc().nullsLast(), t.openedAt, t.id)
      .where(sql`status = 'requested'`),
    // Who waits, in the order in which they get a place.
    index("referrals_waiting")
      .on(t.program, t.priority.desc().nullsLast(), t.openedAt, t.id)
      .where(sql`status = 'waitlisted'`),
    // What `claim` takes across programs: what is due first.
    index("referrals_claimable_by_due_time")
      .on(t.dueAt, t.openedAt, t.id)
      .where(sql`status = 'requested'`),
  ],
);

export const referralTransitions = pgTable(
  "referral_transitions",
  {
    id: uuid().primaryKey(),
    referralId: uuid()
      .notNull()
      .references(() => referrals.id),
    at: moment().notNull(),
    action: text().notNull(),
    fromStatus: text({ enum: referralStates }),
    toStatus: text({ enum: referralStates }).notNull(),
    /** The agency that acted; null: the door or the coordination team. */
    agency: text(),
    actor: text().notNull(),
    reason: text(),
    reasonText: text(),
    note: text(),
  },
  (t) => [
    index("referral_transitions_referral_id").on(t.referralId, t.id),
    index("referral_transitions_agency").on(t.agency, t.at),
    // Read by the release before, while it still runs beside this one.
    index("referral_transitions_overdue")
      .on(t.at)
      .where(sql`action = 'overdue'`),
  ],
);

export const referralNotes = pgTable(
  "referral_notes",
  {
    id: uuid().primaryKey(),
    referralId: uuid()
      .notNull()
      .references(() => referrals.id),
    at: moment().notNull(),
    agency: text(),
    actor: text().notNull(),
    text: text().notNull(),
  },
  (t) => [index("referral_notes_referral_id").on(t.referralId, t.id)],
);

/** A pause on offering a program to a subject: until a date, or until the referenced facts change. */
export const holds = pgTable(
  "holds",
  {
    id: uuid().primaryKey(),
    program: text()
      .notNull()
      .references(() => programs.code),
    subjectType: text({ enum: ["household", "person", "area"] }).notNull(),
    subjectId: text().notNull(),
    reason: text().notNull(),
    referralId: uuid(),
    /** The first day on which the program may be offered again; null: when the facts change. */
    untilDate: day(),
    /** The facts that stand in the way: their hash, as the named version refers to them. */
    version: integer(),
    factsHash: text(),
    createdAt: moment().notNull(),
    liftedAt: moment(),
  },
  (t) => [
    uniqueIndex("holds_one_standing")
      .on(t.program, t.subjectType, t.subjectId)
      .where(sql`lifted_at is null`),
    index("holds_subject").on(t.subjectType, t.subjectId),
  ],
);

export const reasons = pgTable("reasons", {
  code: text().primaryKey(),
  label: jsonb().$type<Text>().notNull(),
  actions: text().array().notNull(),
  consequence: jsonb().$type<ReasonConsequence>().notNull(),
});
