// PURE. What an intake is: one knock on the door.
import type { SentHousehold } from "../households/household.ts";
import type { SentIndicators } from "../http/indicator-schema.ts";
import type { NeedStatus } from "./need-states.ts";

export const channels = ["rt", "puskesos", "field-officer", "agency", "person", "import"] as const;
export type Channel = (typeof channels)[number];

/** Channels on which somebody of the city has seen what is told; elsewhere it is told only. */
const seenChannels: ReadonlySet<Channel> = new Set(["puskesos", "field-officer"]);

export const needKinds = ["application", "complaint", "question", "suggestion"] as const;
export type NeedKind = (typeof needKinds)[number];

export interface Need {
  readonly kind: NeedKind;
  readonly sector?: string;
  /** Code of the program that is asked for. */
  readonly program?: string;
  readonly text: string;
}

export interface Applicant {
  readonly name: string;
  readonly phone?: string;
  /** To the household. */
  readonly relation?: string;
}

export interface Intake {
  readonly id: string;
  readonly channel: Channel;
  /** Who brought it, such as the head of the RT. */
  readonly reportedBy: string | null;
  readonly applicant: Applicant | null;
  readonly needs: readonly Need[];
  readonly householdId: string | null;
  /** Code of the RT. */
  readonly areaCode: string | null;
  readonly clientId: string;
  readonly receivedAt: Date;
  /** Of its needs as a whole; null: it has none, or came before needs were followed. */
  readonly status: NeedStatus | null;
  /** Code of the agency that is to answer; null: the coordination team, or nobody yet. */
  readonly forwardedTo: string | null;
  /** The end of the day by which the next step is due. */
  readonly dueAt: Date | null;
  readonly overdue: boolean;
  readonly updatedAt: Date;
  readonly revision: number;
}

/** Facts of an RT that come in through the door. */
export interface SentArea {
  /** Code of the village. */
  readonly areaCode: string;
  readonly rt: string;
  readonly indicators: SentIndicators;
  readonly observedOn?: string;
}

export interface NewIntake {
  readonly channel: Channel;
  readonly reportedBy?: string;
  readonly applicant?: Applicant;
  readonly needs: readonly Need[];
  readonly household?: SentHousehold;
  readonly area?: SentArea;
  /** Whether eligible subjects of automatic programs get their referral at once. */
  readonly openReferrals: boolean;
}

/** Whether facts that arrive on a channel, from such a caller, count as verified. */
export function isSeen(channel: Channel, callerIsVerifier: boolean): boolean {
  return callerIsVerifier && seenChannels.has(channel);
}
