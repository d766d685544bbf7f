// The document's types in TypeScript, as integrators generate them.
import openapiTS, { astToString } from "openapi-typescript";

const note =
  "// Generated from openapi/openapi.json by `npm run openapi`: the API's types, as integrators have them.\n";

/**
 * A field with a default may be left out of a request, which the generator has to be told.
 * @param document as text
 */
export async function typesText(document: string): Promise<string> {
  return (
    note +
    astToString(await openapiTS(document, { silent: true, defaultNonNullable: false }), {
      formatOptions: { removeComments: true },
    })
  );
}
