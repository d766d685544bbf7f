// Keeps the registry's compact RT between simulations, as many as a limit allows.
import type { AskedFacts } from "../registry-stream/asked-facts.ts";
import {
  askedByBoth,
  type ColumnsLayout,
  type Dictionaries,
  layColumns,
  tells,
} from "../registry-stream/columns-layout.ts";
import { bytesOf, type RtColumns } from "../registry-stream/rt-columns.ts";

/** One for each city in a process. What is kept goes by the edition of its RT, so it is never older than what is asked. */
export interface RegistryMemory {
  /** Begins a simulation, which is told by rows of this layout. */
  begin(asked: AskedFacts): RegistryTurn;
}

export interface RegistryTurn {
  readonly layout: ColumnsLayout;
  /** @param asOf what is received on that day and later has to be known */
  find(code: string, edition: string, asOf: string): RtColumns | undefined;
  /** Drops what was used longest ago, but nothing of this turn: what does not fit beside that is not kept. */
  keep(edition: string, rt: RtColumns): void;
}

interface Kept {
  readonly edition: string;
  readonly rt: RtColumns;
  readonly bytes: number;
  /** In which it was used last. */
  readonly turn: number;
}

/** @param limitBytes 0: nothing is kept */
export function createRegistryMemory(limitBytes: number): RegistryMemory {
  const store = createStore(limitBytes);
  const dictionaries: Dictionaries = new Map();
  let layout: ColumnsLayout | undefined;
  let turns = 0;
  return {
    begin(asked) {
      if (limitBytes === 0) return nothingKept(asked);
      // Once a fact is asked it is likely to be asked again: layouts grow, and what lies in another is read anew.
      if (!layout) layout = layColumns(asked, dictionaries);
      else if (!tells(layout, asked)) layout = layColumns(askedByBoth(layout.asked, asked), dictionaries);
      return turnOf(store, layout, ++turns);
    },
  };
}

function turnOf(store: Store, layout: ColumnsLayout, turn: number): RegistryTurn {
  return {
    layout,
    find(code, edition, asOf) {
      const one = store.get(code);
      if (one?.edition !== edition || one.rt.layout !== layout || one.rt.received.since > asOf)
        return undefined;
      store.use({ ...one, turn });
      return one.rt;
    },
    keep(edition, rt) {
      store.put({ edition, rt, bytes: bytesOf(rt), turn });
    },
  };
}

function nothingKept(asked: AskedFacts): RegistryTurn {
  return { layout: layColumns(asked, new Map()), find: () => undefined, keep: () => undefined };
}

interface Store {
  get(code: string): Kept | undefined;
  /** Makes it the one that was used last. */
  use(one: Kept): void;
  put(one: Kept): void;
}

function createStore(limitBytes: number): Store {
  /** By code, what was used longest ago first. */
  const kept = new Map<string, Kept>();
  let usedBytes = 0;
  function drop(code: string): void {
    usedBytes -= kept.get(code)?.bytes ?? 0;
    kept.delete(code);
  }
  function add(one: Kept): void {
    usedBytes += one.bytes;
    kept.set(one.rt.code, one);
  }
  return {
    get: (code) => kept.get(code),
    use(one) {
      drop(one.rt.code);
      add(one);
    },
    put(one) {
      drop(one.rt.code);
      for (const [code, { turn }] of kept) {
        if (usedBytes + one.bytes <= limitBytes || turn === one.turn) break;
        drop(code);
      }
      if (usedBytes + one.bytes <= limitBytes) add(one);
    },
  };
}
