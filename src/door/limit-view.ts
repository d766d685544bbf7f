// PURE. What an agency sees of a household: whom its referrals are about, and the facts that their criteria name.
import type { RegisteredHousehold } from "../households/household.ts";
import type { Criteria } from "../programs/criteria.ts";
import type { ShowingReferral } from "./showing-referral.ts";

export interface LimitedView {
  /** With the members that are shown. */
  readonly registered: RegisteredHousehold;
  /** Names of the household's indicators that are shown. */
  readonly household: ReadonlySet<string>;
  /** Names of a member's indicators that are shown, by person id. */
  readonly members: ReadonlyMap<string, ReadonlySet<string>>;
  /** Ids of those whose numbers the agency may see, as holder of an unfinished referral about them. */
  readonly numbers: ReadonlySet<string>;
}

/** A referral of one person shows nothing of another; one of the household shows every member. */
export function limitView(
  registered: RegisteredHousehold,
  through: readonly ShowingReferral[],
  criteria: Criteria,
): LimitedView {
  const { household, members } = registered;
  const about = (personId: string) =>
    through.filter(({ subject }) => subject.type === "household" || subject.id === personId);
  const shown = members.filter(({ person }) => about(person.id).length > 0);
  const held = through.filter((referral) => referral.isHolder);
  const heldPersons = shown.filter(({ person }) =>
    held.some(({ subject }) => subject.type === "household" || subject.id === person.id),
  );
  return {
    registered: { ...registered, members: shown },
    household: namesOf(through, criteria, "household"),
    members: new Map(shown.map(({ person }) => [person.id, namesOf(about(person.id), criteria, "member")])),
    numbers: new Set([
      ...(held.length > 0 ? [household.id] : []),
      ...heldPersons.map(({ person }) => person.id),
    ]),
  };
}

/** Whether the agency sees the subject itself, not only its household. */
export function showsSubject(
  through: readonly ShowingReferral[],
  subject: { readonly type: string; readonly id: string },
): boolean {
  return through.some(
    (referral) =>
      referral.subject.type === "household" ||
      (referral.subject.type === subject.type && referral.subject.id === subject.id),
  );
}

function namesOf(referrals: readonly ShowingReferral[], criteria: Criteria, level: string): Set<string> {
  const references = referrals.flatMap(({ program, version }) => {
    const versions = criteria.programs.find((one) => one.code === program)?.versions;
    return versions?.find((one) => one.version === version)?.compiled.references ?? [];
  });
  return new Set(references.filter((reference) => reference.level === level).map(({ name }) => name));
}
