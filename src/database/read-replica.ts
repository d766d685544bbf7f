// A streaming replica for what is read in bulk: used while it follows the primary, passed over while it does not.
import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";
import type { Logger } from "pino";
import { isOutage, lostToAnother } from "./passing-failure.ts";

/**
 * `lagging`: it did not come up to the primary within the limit; `unfit`: it answers, and is no standby of this very
 * database.
 */
export type ReplicaState = "following" | "lagging" | "unreachable" | "unfit";

export interface ReadReplica {
  /**
   * Runs `read` on the replica once that has everything that was committed before the call, or else on the primary.
   * What the replica breaks off is read again on the primary, so `read` may run twice and has no effect but its answer.
   */
  read<T>(read: (pool: Pool) => Promise<T>): Promise<T>;
  /** As last seen; where that is a while ago it is looked at again, and the next call tells. */
  state(): ReplicaState | undefined;
  close(): Promise<void>;
}

export interface ReplicaParts {
  readonly primary: Pool;
  readonly replica: Pool;
  /** How long a read waits for the replica to come up to the primary. */
  readonly maxLagMs: number;
  readonly log: Pick<Logger, "info" | "warn">;
}

interface Seen {
  readonly state: ReplicaState;
  readonly error?: unknown;
}

/** A replica that could not be used is left alone for so long: else every read would wait for it first. */
const restMs = 3_000;
const longestPauseMs = 100;
/** Of a small statement; a host that is gone answers nothing at all. */
const answerMs = 5_000;

/** Looks at nothing yet. Both pools see the city's schema; `close` ends that of the replica. */
export function createReadReplica(parts: ReplicaParts): ReadReplica {
  const { primary, replica, log } = parts;
  let last: ReplicaState | undefined;
  let nextLook = 0;
  let background: Promise<unknown> = Promise.resolve();

  function note({ state, error }: Seen): ReplicaState {
    nextLook = Date.now() + restMs;
    if (state !== last) {
      if (state === "following") log.info("bulk reads go to the read replica");
      else
        log.warn({ replica: state, err: error }, "bulk reads go to the primary: its replica cannot be used");
    }
    return (last = state);
  }
  const look = async () => note(await seen(parts));
  const mayBeUsed = () => last === "following" || last === undefined || Date.now() >= nextLook;

  return {
    async read(read) {
      if (!mayBeUsed() || (await look()) !== "following") return read(primary);
      try {
        return await read(replica);
      } catch (error) {
        if (!brokenOff(error)) throw error;
        log.warn({ err: error }, "a bulk read was broken off by the read replica: the primary does it again");
        // Whether it is still there is asked again, not concluded from one read.
        await look();
        return read(primary);
      }
    },
    state() {
      if (Date.now() >= nextLook) {
        nextLook = Date.now() + restMs;
        background = look();
      }
      return last;
    },
    async close() {
      await background;
      await replica.end();
    },
  };
}

/**
 * Lag is how long the replica takes to come up to where the primary is now, so that a city in which nothing happens
 * does not lag, and no two clocks are compared.
 */
async function seen({ primary, replica, maxLagMs }: ReplicaParts): Promise<Seen> {
  const position = await one<{ lsn: string }>(primary, "select pg_current_wal_lsn()::text as lsn").catch(
    (error: unknown) => ({ error }),
  );
  // A primary that is gone, or a standby itself, gives nothing to compare with; the read then meets the same.
  if ("error" in position) return { state: "unfit", error: position.error };
  try {
    const end = Date.now() + maxLagMs;
    for (let pauseMs = 5; ; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
      const { standby, reached } = await one<{ standby: boolean; reached: boolean | null }>(
        replica,
        "select pg_is_in_recovery() as standby, pg_last_wal_replay_lsn() >= $1::pg_lsn as reached",
        [position.lsn],
      );
      if (!standby) return { state: "unfit" };
      if (reached) return { state: (await isOfThisCity(primary, replica)) ? "following" : "unfit" };
      if (Date.now() >= end) return { state: "lagging" };
      await sleep(Math.min(pauseMs, end - Date.now()));
    }
  } catch (error) {
    // A schema that is not there is no failure of the connection.
    return { state: sqlState(error)?.startsWith("42") ? "unfit" : "unreachable", error };
  }
}

/** `system_identifier` is of one cluster and all its physical copies; a database and its migrations are of one city. */
const identity = `select system_identifier::text || ' ' || current_database() || ' ' || current_schema() || ' ' ||
    (select string_agg(name || ' ' || hash, ' ' order by name) from migrations) as identity,
  pg_last_wal_replay_lsn()::text as replayed
from pg_control_system()`;

/** A copy that is ahead of the primary has another history since: the primary was set back, or another took its place. */
async function isOfThisCity(primary: Pool, replica: Pool): Promise<boolean> {
  const copy = await one<{ identity: string; replayed: string }>(replica, identity);
  const original = await one<{ identity: string }>(primary, identity);
  const { behind } = await one<{ behind: boolean }>(
    primary,
    "select pg_current_wal_insert_lsn() >= $1::pg_lsn as behind",
    [copy.replayed],
  );
  return behind && copy.identity === original.identity;
}

async function one<Row extends object>(pool: Pool, text: string, values: unknown[] = []): Promise<Row> {
  const query = { text, values, query_timeout: answerMs };
  const { rows } = await pool.query<Row>(query);
  return rows[0]!;
}

/** Conflicts with what the replica replays (class 40), or anything else that the same read would not meet on the primary. */
function brokenOff(error: unknown): boolean {
  return isOutage(error) || lostToAnother(error) || /^(55|57|XX)/.test(sqlState(error) ?? "");
}

/** Of the error or what lies behind it, since drizzle wraps errors. */
function sqlState(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ("severity" in at && /^[0-9A-Z]{5}$/.test(codeOf(at))) return codeOf(at);
  }
  return undefined;
}

const codeOf = (error: Error) => String((error as { code?: unknown }).code);
