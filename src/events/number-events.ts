// Gives committed events their numbers, for the sequencer.
import type { NumberedLog } from "../database/sequencer.ts";
import { existsUnnumbered, updateWithSequence } from "./store.ts";

export const eventLog: NumberedLog = { existsUnnumbered, number: updateWithSequence };
