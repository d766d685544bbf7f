// Reads the next families of an import and opens them, so that they wait for nothing but the register.
import { setImmediate as breathe } from "node:timers/promises";
import type { IdentifierVault } from "../database/identifier-vault.ts";
import type { Database } from "../database/statement.ts";
import type { Candidate } from "./assemble-family.ts";
import type { Import } from "./import.ts";
import { familyOpener } from "./open-family.ts";
import { prepareHousehold } from "./prepare-household.ts";
import { selectNextBlocks } from "./row-store.ts";
import { type Family, wholeFamilies } from "./whole-families.ts";

/** Blocks of one transaction: whoever waits for one of its households waits for no more than these. */
export const blocksPerChunk = 250;

/** Sealed bytes of one transaction, and more than any household has: two chunks are held at a time, and opened. */
export const bytesPerChunk = 8_000_000;

/** Of one referral, and so of one transaction: locks of several would not be taken in the one order. */
const actionsPerReferral = 40;

export interface Chunk {
  /** Each family whole; none where the first one is too large to be taken in. */
  readonly families: readonly Family[];
  /** Key of the first family. */
  readonly first: Buffer;
  readonly candidates: readonly Candidate[];
}

export interface Asked {
  /** `family`: the first one alone. */
  readonly step: "chunk" | "family";
  /** Whether households are held against their schema at once. */
  readonly isParsed: boolean;
}

/** @returns `undefined` where nothing follows the checkpoint */
export async function readChunk(
  db: Database,
  vault: IdentifierVault,
  record: Import,
  { step, isParsed }: Asked,
): Promise<Chunk | undefined> {
  const isActions = record.kind === "referral-actions";
  const blocks = isActions ? actionsPerReferral : blocksPerChunk;
  const room = { blocks, bytes: bytesPerChunk };
  const found = await selectNextBlocks(db, record, room);
  if (found.length === 0) return undefined;
  const whole = wholeFamilies(found, { ...room, rowsOfFamily: blocks });
  const families = isActions || step === "family" ? whole.slice(0, 1) : whole;
  return { families, first: found[0]!.family, candidates: await open(vault, record, families, isParsed) };
}

/** Others are served in between: opening all of them takes as long as some requests may wait. */
const familiesAtOnce = 20;

async function open(
  vault: IdentifierVault,
  record: Import,
  families: readonly Family[],
  isParsed: boolean,
): Promise<Candidate[]> {
  const openFamily = familyOpener(vault, record);
  const candidates: Candidate[] = [];
  for (let from = 0; from < families.length; from += familiesAtOnce) {
    if (from > 0) await breathe();
    for (const family of families.slice(from, from + familiesAtOnce)) {
      for (const one of openFamily(family)) {
        const candidate = prepared(vault, record, one);
        if (isParsed) candidate.household?.parsed();
        candidates.push(candidate);
      }
    }
  }
  return candidates;
}

function prepared(vault: IdentifierVault, record: Import, candidate: Candidate): Candidate {
  const { sent } = candidate;
  if (record.kind !== "households" || sent === undefined) return candidate;
  return { ...candidate, household: prepareHousehold(vault, record, sent) };
}
