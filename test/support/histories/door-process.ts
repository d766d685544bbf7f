// A server in a process of its own that opens, sets its clock and closes as the process that made it says.
import { type CityKeys, openDoor, type OpenDoor } from "./open-door.ts";

/** One wish at a time; each is answered by its number. */
export interface Wish {
  readonly number: number;
  readonly open?: { readonly keys: CityKeys; readonly nowMs: number };
  readonly clock?: number;
  readonly close?: true;
}

let door: OpenDoor | undefined;

async function fulfil({ open, clock, close }: Wish): Promise<string | undefined> {
  if (open) door = await openDoor(open.keys, open.nowMs);
  if (clock !== undefined) await door?.setClock(clock);
  if (close) await door?.close();
  return door?.url;
}

process.on("message", (wish: Wish) => {
  fulfil(wish).then(
    (url) => process.send!({ number: wish.number, url }),
    (error: unknown) => process.send!({ number: wish.number, error: String(error) }),
  );
});
process.on("disconnect", () => process.exit());
