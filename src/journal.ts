// PURE. What a transaction writes down about itself: audit entries for those who check, events for other systems.

export interface AuditEntry {
  /** The verb, such as `referral.accept`. */
  readonly action: string;
  readonly entity: { readonly type: string; readonly id: string };
  readonly householdId?: string;
  /** Names of what changed, and codes; never numbers of people or other personal values. */
  readonly details?: Readonly<Record<string, unknown>>;
}

export interface EventEntry {
  /** Such as `referral.accepted`. */
  readonly type: string;
  /** What it is about, such as a household or a referral: the kind and its id. */
  readonly subject: { readonly type: string; readonly id: string };
  /** Household and area are shown to the coordination team alone. */
  readonly householdId?: string;
  readonly areaCode?: string;
  readonly program?: string;
  /** Codes of the agencies that may see it; absent: none. */
  readonly agencies?: readonly string[];
  /** Codes, ids and states; never numbers of people. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** Collects entries; they are written in one statement each before the commit, however many there are. */
export interface Journal {
  audit(entry: AuditEntry): void;
  event(entry: EventEntry): void;
  readonly audits: readonly AuditEntry[];
  readonly events: readonly EventEntry[];
}

export function createJournal(): Journal {
  const audits: AuditEntry[] = [];
  const events: EventEntry[] = [];
  return { audits, events, audit: (entry) => audits.push(entry), event: (entry) => events.push(entry) };
}
