// PURE. What is wrong with decisions about households: every fault at once.
import { type Fault, fault } from "../fault.ts";
import type { RegisteredHousehold } from "../households/household.ts";
import { type HouseholdDecision, maySpeakFor, type Minutes, type Speaker } from "./verification.ts";

export interface DecisionsSent {
  /** Of the village meeting that has decided. */
  readonly minutes?: Minutes;
  /** The day on which the households were seen; else that of the meeting, else today. */
  readonly seenOn?: string;
  readonly decisions: readonly HouseholdDecision[];
}

/** Faults of what was sent alone. */
export function decisionFaults({ minutes, seenOn, decisions }: DecisionsSent, today: string): Fault[] {
  const days = [
    ["/seenOn", seenOn],
    ["/minutes/heldOn", minutes?.heldOn],
  ] as const;
  const places = new Map<string, number>();
  return [
    ...days.flatMap(([at, day]) => (day !== undefined && day > today ? [inTheFuture(at)] : [])),
    ...decisions.flatMap((decision, index) => {
      const at = `/decisions/${index}`;
      const first = places.get(decision.householdId);
      if (first === undefined) places.set(decision.householdId, index);
      return [...(first === undefined ? [] : [decidedTwice(at, first)]), ...partFaults(decision, at)];
    }),
  ];
}

/**
 * Faults by what is on file.
 * @param known the households that the caller may decide about
 * @param open who has raised objections that are open
 */
export function standingFaults(
  decisions: readonly HouseholdDecision[],
  known: ReadonlyMap<string, RegisteredHousehold>,
  open: readonly (Speaker & { readonly householdId: string })[],
  caller: Speaker,
): Fault[] {
  return decisions.flatMap(({ householdId }, index) => {
    const at = `/decisions/${index}/householdId`;
    const registered = known.get(householdId);
    if (!registered) return [notFound(at)];
    const { status, dispute } = registered.household;
    if (status !== "active" && dispute !== "rejected") return [notActive(at)];
    const isOwn = open.some((one) => one.householdId === householdId && maySpeakFor(one, caller));
    return isOwn ? [ownObjection(at)] : [];
  });
}

function partFaults({ decision, reason, correction }: HouseholdDecision, at: string): Fault[] {
  const faults: Fault[] = [];
  if (decision === "reject" && reason === undefined) {
    faults.push(
      fault(`${at}/reason`, "required", "Penolakan memerlukan alasan.", "A rejection needs its reason."),
    );
  }
  if (decision === "correct" && correction === undefined) {
    faults.push(
      fault(`${at}/correction`, "required", "Sebutkan apa yang sebenarnya.", "Say what is so instead."),
    );
  }
  if (decision !== "correct" && correction !== undefined) {
    faults.push(
      fault(
        `${at}/correction`,
        "not-applicable",
        "Hanya untuk keputusan correct.",
        "Has its place with the decision correct alone.",
      ),
    );
  }
  return faults;
}

const inTheFuture = (at: string) =>
  fault(at, "in-the-future", "Tidak boleh di masa depan.", "May not lie in the future.");

const decidedTwice = (at: string, first: number) =>
  fault(
    `${at}/householdId`,
    "duplicate",
    `Keluarga ini sudah diputuskan di /decisions/${first}.`,
    `This household is decided at /decisions/${first} already.`,
  );

const notFound = (at: string) => fault(at, "not-found", "Tidak ditemukan.", "Not found.");

const notActive = (at: string) =>
  fault(
    at,
    "not-active",
    "Keluarga ini tidak aktif: tidak ada yang perlu diverifikasi.",
    "The household is not active: there is nothing to verify.",
  );

const ownObjection = (at: string) =>
  fault(
    at,
    "own-objection",
    "Sanggahan diputuskan oleh orang lain, bukan oleh yang mengajukannya.",
    "An objection is decided by somebody else than who raised it.",
  );
