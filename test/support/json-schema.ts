// JSON Schema 2020-12 with its formats, as OpenAPI 3.1 uses it.
import { createRequire } from "node:module";
import type { Ajv2020 as Ajv } from "ajv/dist/2020.js";

// Both come with fastify, which names them in no export of its own.
const require = createRequire(import.meta.url);
const { Ajv2020 } = require("ajv/dist/2020") as typeof import("ajv/dist/2020.js");
const addFormats = require("ajv-formats") as (ajv: Ajv) => void;

/** Tells every fault; an OpenAPI document given is known under `document:`. */
export function schemaValidator(document?: object): Ajv {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats(ajv);
  if (document) ajv.addSchema({ $id: "document:", ...document }, "document:");
  return ajv;
}
