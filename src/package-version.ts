// The version of this package, for the document and the command line.
import { readFileSync } from "node:fs";

const manifest = readFileSync(new URL("../package.json", import.meta.url), "utf8");

export const packageVersion = (JSON.parse(manifest) as { version: string }).version;
