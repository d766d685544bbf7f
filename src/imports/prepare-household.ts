// What a file says of a household, made ready before anything is asked of the register.
import type { IdentifierVault } from "../database/identifier-vault.ts";
import { acceptHousehold } from "../households/accept-household.ts";
import type { SentHousehold } from "../households/household.ts";
import { numberSpace, type SentNumber, sentNumbers } from "../households/numbers.ts";
import { sentHousehold } from "../households/sent-household.ts";
import type { Fault } from "../fault.ts";
import { zodFaults } from "../http/zod-faults.ts";
import type { Import } from "./import.ts";

/** What its schema says of it. */
export type Parsed =
  | { readonly sent: SentHousehold; readonly numbers: readonly SentNumber[] }
  | { readonly faults: readonly Fault[] };

export interface PreparedHousehold {
  /** As an intake would have it, not yet checked. */
  readonly whole: Readonly<Record<string, unknown>>;
  /** Keyed hash of all that is said of it. */
  readonly hash: Buffer;
  /** Look-up keys of the numbers of the household itself, as they are written. */
  readonly keys: readonly Buffer[];
  /** Held against the schema when it is first asked for: what a source said before need not be. */
  parsed(): Parsed;
}

type Sent = Readonly<Record<string, unknown>>;

export function prepareHousehold(vault: IdentifierVault, record: Import, sent: Sent): PreparedHousehold {
  const whole = withOptions(sent, record);
  let parsed: Parsed | undefined;
  return {
    whole,
    hash: vault.lookup("import-content", JSON.stringify([record.period, whole])),
    keys: keysOf(vault, whole),
    parsed: () => (parsed ??= parse(vault, whole)),
  };
}

function parse(vault: IdentifierVault, whole: Sent): Parsed {
  const accepted = acceptHousehold(whole);
  if (accepted) return { sent: accepted, numbers: sentNumbers(accepted, vault) };
  const { success, data, error } = sentHousehold.safeParse(whole, { reportInput: true });
  if (!success) return { faults: zodFaults(error.issues, "") };
  const sent = data as SentHousehold;
  return { sent, numbers: sentNumbers(sent, vault) };
}

function keysOf(vault: IdentifierVault, { familyCardNumber: card, source }: Sent): Buffer[] {
  const { system, id } = (source ?? {}) as Sent;
  const keys: Buffer[] = [];
  if (typeof card === "string") keys.push(vault.lookup(numberSpace("household", "family-card", null), card));
  if (typeof system === "string" && typeof id === "string") {
    keys.push(vault.lookup(numberSpace("household", "source", system.trim()), id.trim()));
  }
  return keys;
}

/** What the import as a whole says of each household. */
function withOptions(sent: Sent, { source, period, options, columns }: Import): Sent {
  const { membersComplete, resolve } = options;
  const { decile, resolution: _own, ...rest } = columns ? withSystem(sent, source) : sent;
  const dated = columns && decile !== undefined ? { ...(decile as object), source, period } : decile;
  return {
    ...rest,
    ...(dated === undefined ? {} : { decile: dated }),
    ...(membersComplete ? { membersComplete: true } : {}),
    ...(resolve === "report" ? {} : { resolution: resolve }),
  };
}

/** An id in a column is that of whose file it is. */
function withSystem(sent: Sent, system: string): Sent {
  const named = (record: Sent) =>
    record.source ? { ...record, source: { ...record.source, system } } : record;
  return { ...named(sent), members: (sent.members as Sent[]).map(named) };
}
