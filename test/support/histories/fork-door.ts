// Servers in processes of their own, kept for many cities one after the other: starting a process takes seconds.
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Wish } from "./door-process.ts";
import type { Opener } from "./open-city.ts";

export interface DoorProcess {
  readonly open: Opener;
  end(): Promise<void>;
}

export function forkDoor(): DoorProcess {
  const file = fileURLToPath(new URL("door-process.ts", import.meta.url));
  const child = fork(file, { execArgv: ["--import", "tsx"] });
  const ask = asker(child);
  return {
    async open(keys, nowMs) {
      const url = await ask({ open: { keys, nowMs } });
      return {
        url: url!,
        setClock: async (clock) => void (await ask({ clock })),
        close: async () => void (await ask({ close: true })),
      };
    },
    async end() {
      child.disconnect();
      if (child.exitCode === null) await once(child, "exit");
    },
  };
}

function asker(child: ChildProcess): (wish: Omit<Wish, "number">) => Promise<string | undefined> {
  let last = 0;
  return (wish) => {
    const number = ++last;
    return new Promise((resolve, reject) => {
      const onExit = () => reject(new Error("The server's process has ended."));
      const onMessage = (answer: { number: number; url?: string; error?: string }) => {
        if (answer.number !== number) return;
        child.off("message", onMessage).off("exit", onExit);
        if (answer.error === undefined) resolve(answer.url);
        else reject(new Error(answer.error));
      };
      child.on("message", onMessage).once("exit", onExit);
      child.send({ number, ...wish });
    });
  };
}
