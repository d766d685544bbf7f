// Writes openapi.json from the code, and from it the types of the client in the tests: run it after every change to a
// route or a schema.
import { writeFileSync } from "node:fs";
import { documentText, unconnectedApp } from "./document.ts";
import { typesText } from "./types.ts";

const app = await unconnectedApp();
const document = documentText(app);
writeFileSync(new URL("openapi.json", import.meta.url), document);
writeFileSync(new URL("../test/client/api-types.ts", import.meta.url), await typesText(document));
await app.close();
