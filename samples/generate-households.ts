// Writes the samples anew beside this file: `npx tsx samples/generate-households.ts`. The same bytes every time.
import { writeFileSync } from "node:fs";
import { inventAreas } from "./invent-areas.ts";
import { inventHouseholds } from "./invent-households.ts";
import { toNdjson } from "./sample.ts";

const households = inventHouseholds();
writeFileSync(new URL("households.ndjson", import.meta.url), toNdjson(households));
writeFileSync(new URL("areas.ndjson", import.meta.url), toNdjson(inventAreas(households)));
