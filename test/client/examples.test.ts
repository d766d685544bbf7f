// What the document shows fits the types that integrators generate from it, and those of the tests are the present ones.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { typesText } from "../../openapi/types.ts";
import { resolved, type Schema } from "../fuzz/operations.ts";

const text = readFileSync("openapi/openapi.json", "utf8");
const document = JSON.parse(text);
const folder = join(process.cwd(), "test/client");

test("the types are those of the document: `npm run openapi` writes them", { timeout: 60_000 }, async () => {
  expect(readFileSync(join(folder, "api-types.ts"), "utf8")).toBe(await typesText(text));
});

test("every request and answer shown is one of its type", { timeout: 120_000 }, () => {
  const shown = Object.entries<Schema>(document.paths).flatMap(([path, methods]) =>
    Object.entries<Schema>(methods).flatMap(([method, operation]) => {
      const at = `paths[${JSON.stringify(path)}][${JSON.stringify(method)}]`;
      const body = operation.requestBody && `NonNullable<${at}["requestBody"]>`;
      return [
        ...(body ? assignments(body, operation.requestBody) : []),
        ...Object.entries<Schema>(operation.responses).flatMap(([status, response]) =>
          Number(status) < 300 ? assignments(`${at}["responses"][${status}]`, response) : [],
        ),
      ];
    }),
  );
  expect(shown.length).toBeGreaterThan(100);
  const source = `import type { paths } from "./api-types.ts";\n${shown.join("")}`;
  expect(faultsOf(source)).toEqual([]);
  // The compiler really reads them.
  expect(faultsOf(`${source}export const wrong: ${tokenType} = { access_token: 1 };\n`)).toHaveLength(1);
});

const tokenType = `Pick<paths["/oauth/token"]["post"]["responses"][200]["content"]["application/json"], "access_token">`;

let serial = 0;

/** A constant of the type for each example of a body. */
function assignments(type: string, { content = {} }: Schema): string[] {
  return Object.entries<Schema>(content).flatMap(([mediaType, media]) => {
    const beside = Object.values<any>(media.examples ?? {}).map(({ value }) => value);
    const within = resolved(document, media.schema).examples ?? [];
    return [...beside, ...(media.example === undefined ? [] : [media.example]), ...within].map(
      (example) =>
        `export const shown${serial++}: ${type}["content"][${JSON.stringify(mediaType)}] = ${JSON.stringify(example)};\n`,
    );
  });
}

/** What the compiler has against a file in this folder. */
function faultsOf(source: string): string[] {
  const name = join(folder, "examples-shown.ts");
  const options: ts.CompilerOptions = {
    ...{ strict: true, noEmit: true, skipLibCheck: true, types: [], allowImportingTsExtensions: true },
    ...{ target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext },
  };
  const host = ts.createCompilerHost(options);
  const real = ts.createCompilerHost(options);
  host.fileExists = (file) => file === name || real.fileExists(file);
  host.getSourceFile = (file, ...rest) =>
    file === name ? ts.createSourceFile(file, source, rest[0]) : real.getSourceFile(file, ...rest);
  const program = ts.createProgram([name], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText, start }) => {
    const line = source.slice(source.lastIndexOf("\n", start) + 1, start);
    return `${line}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
  });
}

test("openapi/README.md shows the client that the scenario uses", () => {
  const [, ...client] = readFileSync(join(folder, "connect.ts"), "utf8").split("\n");
  const shown = client.join("\n").replace("api-types.ts", "satu-pintu.ts").trim();
  expect(readFileSync("openapi/README.md", "utf8")).toContain(shown);
});
