// Writes openapi.json from the code: run it after every change to a route or a schema.
import { writeFileSync } from "node:fs";
import { documentText, unconnectedApp } from "./document.ts";

const app = await unconnectedApp();
writeFileSync(new URL("openapi.json", import.meta.url), documentText(app));
await app.close();
