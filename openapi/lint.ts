// Lints the document by Redocly (recommended-strict) and by Spectral (all rules of OpenAPI and of OWASP), offline.
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import spectral, { type IRuleResult } from "@stoplight/spectral-core";
import owaspRules from "@stoplight/spectral-owasp-ruleset";
import parsers from "@stoplight/spectral-parsers";
import rulesets from "@stoplight/spectral-rulesets";
import { type Exception, exceptions, type Json } from "./lint-exceptions.ts";

export interface Finding {
  readonly rule: string;
  /** A JSON pointer into the document. */
  readonly at: string;
  readonly message: string;
}

export interface Linted {
  /** What no exception covers. */
  readonly faults: Finding[];
  /** Exceptions that cover nothing any more. */
  readonly stale: Exception[];
}

/** Findings of both linters, apart from the exceptions. */
export async function lintDocument(): Promise<Linted> {
  const file = fileURLToPath(new URL("openapi.json", import.meta.url));
  const text = readFileSync(file, "utf8");
  const findings = [...(await redoclyFindings(file)), ...(await spectralFindings(text))];
  const document = JSON.parse(text) as Content;
  const isOfRequests = requestPlaces(document);
  const covers = (exception: Exception, { rule, at }: Finding) =>
    exception.rule === rule &&
    (exception.at?.test(at) ?? true) &&
    !(exception.onlyAnswers && isOfRequests(at)) &&
    (exception.when?.(valueAt(document, at), valueAt(document, parentOf(at))) ?? true);
  return {
    faults: findings.filter((finding) => !exceptions.some((exception) => covers(exception, finding))),
    stale: exceptions.filter((exception) => !findings.some((finding) => covers(exception, finding))),
  };
}

interface RedoclyProblem {
  readonly ruleId: string;
  readonly message: string;
  readonly location: readonly { readonly pointer?: string }[];
}

/** Its command is its interface. It asks nobody for updates and tells nobody of its use. */
function redoclyFindings(file: string): Promise<Finding[]> {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const bin = createRequire(import.meta.url).resolve("@redocly/cli/bin/cli.js");
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  const options = { cwd: root, env, maxBuffer: 2 ** 26 };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [bin, "lint", file, "--format=json"], options, (_, stdout, stderr) => {
      // It exits with 1 when it has found something, and says so in JSON all the same.
      const json = stdout.slice(stdout.indexOf("{"));
      if (json === "") return reject(new Error(stderr));
      const { problems } = JSON.parse(json) as { problems: RedoclyProblem[] };
      resolve(problems.map(toFinding));
    });
  });
}

function toFinding({ ruleId, message, location }: RedoclyProblem): Finding {
  return { rule: ruleId, message, at: (location[0]?.pointer ?? "").replace(/^#/, "") };
}

async function spectralFindings(text: string): Promise<Finding[]> {
  const linter = new spectral.Spectral();
  const owasp = owaspRules as unknown as { default: typeof owaspRules };
  linter.setRuleset({
    extends: [
      [rulesets.oas as never, "all"],
      [(owasp.default ?? owasp) as never, "all"],
    ],
  });
  const results = await linter.run(new spectral.Document(text, parsers.Json, "openapi.json"));
  return results.map(({ code, message, path }: IRuleResult) => ({
    rule: String(code),
    message,
    at: pointer(path),
  }));
}

function pointer(path: readonly (string | number)[]): string {
  return path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** The nearest there is: a rule also points at what is missing. */
function valueAt(document: object, at: string): Json {
  const parts = at.split("/").slice(1);
  return parts.reduce<Json>((found, part) => {
    const inner = found[part.replaceAll("~1", "/").replaceAll("~0", "~")];
    return typeof inner === "object" && inner !== null ? (inner as Json) : found;
  }, document as Json);
}

const parentOf = (at: string) => at.slice(0, at.lastIndexOf("/"));

interface Content {
  readonly paths: Record<string, Record<string, { parameters?: unknown; requestBody?: unknown }>>;
  readonly components: { readonly schemas: Record<string, unknown> };
}

/** Tells whether a place belongs to what callers send: parameters, bodies, and the schemas that those lead to. */
function requestPlaces({ paths, components }: Content): (at: string) => boolean {
  const sent = new Set<string>();
  const visit = (value: unknown) => {
    for (const [, name] of JSON.stringify(value ?? {}).matchAll(/#\/components\/schemas\/(\w+)/g)) {
      if (sent.has(name!)) continue;
      sent.add(name!);
      visit(components.schemas[name!]);
    }
  };
  for (const operation of Object.values(paths).flatMap((operations) => Object.values(operations))) {
    visit([operation.parameters, operation.requestBody]);
  }
  return (at) =>
    /^\/paths\/[^/]+\/\w+\/(parameters|requestBody)/.test(at) ||
    sent.has(/^\/components\/schemas\/(\w+)/.exec(at)?.[1] ?? "");
}
