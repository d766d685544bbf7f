// PURE. Reads CEL with the library's parser and asks its type checker; turns its errors into ours.
import { Environment, ParseError, TypeError as CelTypeError, type ASTNode } from "@marcbachmann/cel-js";
import type { Catalogue, Text, Unit } from "./catalogue.ts";
import type { CriterionError } from "./criterion-error.ts";
import { indexCatalogue, levels } from "./index-catalogue.ts";
import type { Type } from "./tree.ts";
import { readableLevels, readsMembers } from "./unit-levels.ts";

/** What one expression may hold at most: parsing, lowering and evaluating are bounded by it. */
export const maxNodes = 400;
const maxCharacters = 10_000;
const maxDepth = 100;

export type Parsed =
  | { readonly ast: ASTNode; readonly check: () => CriterionError | undefined }
  | { readonly error: CriterionError };

/** Parses an expression; `check` asks the library's type checker for a second opinion. */
export function parseCriterion(catalogue: Catalogue, unit: Unit, expression: string): Parsed {
  if (expression.trim() === "") {
    return {
      error: at(0, expression.length, { id: "Ekspresi kosong.", en: "The expression is empty." }),
    };
  }
  if (expression.length > maxCharacters) {
    const message = {
      id: `Ekspresi lebih panjang dari ${maxCharacters} karakter.`,
      en: `The expression is longer than ${maxCharacters} characters.`,
    };
    return { error: at(maxCharacters, expression.length, message) };
  }
  const environment = environmentFor(catalogue, unit);
  try {
    const parsed = environment.parse(expression);
    return {
      ast: parsed.ast,
      check: () => {
        const result = parsed.check();
        return result.valid ? undefined : asCriterionError(result.error, expression);
      },
    };
  } catch (error) {
    return { error: asCriterionError(error, expression) };
  }
}

const environments = new WeakMap<Catalogue, Map<Unit, Environment>>();

function environmentFor(catalogue: Catalogue, unit: Unit): Environment {
  const ofCatalogue = environments.get(catalogue) ?? new Map<Unit, Environment>();
  environments.set(catalogue, ofCatalogue);
  const environment = ofCatalogue.get(unit) ?? makeEnvironment(catalogue, unit);
  ofCatalogue.set(unit, environment);
  return environment;
}

/** The library's environment: the levels a unit may ask as typed records, and what the subset adds to CEL. */
function makeEnvironment(catalogue: Catalogue, unit: Unit): Environment {
  const index = indexCatalogue(catalogue);
  const environment = new Environment({ limits: { maxAstNodes: maxNodes, maxDepth } });
  for (const level of levels) {
    const fields = Object.fromEntries(
      [...index[level].values()].map((entry) => [entry.indicator.name, celTypeOf(entry.type)]),
    );
    environment.registerType({ name: `Facts_${level}`, fields });
  }
  for (const level of readableLevels(unit)) environment.registerVariable(level, `Facts_${level}`);
  if (readsMembers(unit)) environment.registerVariable("members", "list<Facts_member>");
  return declareAdditions(environment);
}

/**
 * Adds what CEL lacks: `sum` as in Kubernetes' library of lists, and `date`.
 * They are declared to be type-checked; the library never evaluates here.
 */
function declareAdditions(environment: Environment): Environment {
  const neverCalled = () => {
    throw new Error("The library only parses and checks.");
  };
  for (const number of ["int", "double"]) {
    environment.registerFunction(`list<${number}>.sum(): ${number}`, neverCalled);
    environment.registerFunction(`sum(list<${number}>): ${number}`, neverCalled);
  }
  return environment.registerFunction("date(string): google.protobuf.Timestamp", neverCalled);
}

function celTypeOf(type: Type): string {
  switch (type.kind) {
    case "text":
      return "string";
    case "date":
      return "google.protobuf.Timestamp";
    case "list":
      return `list<${celTypeOf(type.of)}>`;
    default:
      return type.kind;
  }
}

function at(start: number, end: number, message: Text): CriterionError {
  return { message, start, end };
}

function asCriterionError(error: unknown, expression: string): CriterionError {
  if (!(error instanceof ParseError || error instanceof CelTypeError)) {
    const message = {
      id: "Ekspresi terlalu rumit untuk dibaca.",
      en: "The expression is too deeply nested to be read.",
    };
    return at(0, expression.length, message);
  }
  const start = Math.min(error.range?.start ?? 0, expression.length);
  const end = Math.min(Math.max(error.range?.end ?? start, start), expression.length);
  return at(start, end, translate(error, expression.slice(start, end)));
}

const tokens: Readonly<Record<string, string>> = {
  RPAREN: ")",
  LPAREN: "(",
  RBRACKET: "]",
  RBRACE: "}",
  COMMA: ",",
  COLON: ":",
  DOT: ".",
};

/** The library's commonest errors in both languages; its own words for the others. */
const byCode: Readonly<Record<string, (written: string) => Text>> = {
  limit_exceeded: () => ({
    id: `Ekspresi terlalu besar: paling banyak ${maxNodes} simpul, bertingkat paling dalam ${maxDepth}.`,
    en: `The expression is too large: at most ${maxNodes} nodes, nested at most ${maxDepth} deep.`,
  }),
  unexpected_character: (written) => ({
    id: `\`${written}\` tidak diharapkan di sini.`,
    en: `\`${written}\` is not expected here.`,
  }),
  unexpected_token: (written) => ({
    id: `\`${written}\` tidak diharapkan di sini.`,
    en: `\`${written}\` is not expected here.`,
  }),
  unterminated_string: () => ({ id: "Tanda kutip penutup tidak ada.", en: "The closing quote is missing." }),
  reserved_identifier: (written) => ({
    id: `\`${written}\` adalah kata yang dicadangkan.`,
    en: `\`${written}\` is a reserved word.`,
  }),
  invalid_macro_argument: () => ({
    id: "Nama variabel diharapkan.",
    en: "The name of a variable is expected.",
  }),
};

function translate(error: ParseError | CelTypeError, written: string): Text {
  const expected = /Expected (\w+)/.exec(error.summary)?.[1];
  const sign = expected && (tokens[expected] ?? expected.toLowerCase());
  if (/got EOF$|: EOF$/.test(error.summary)) {
    return {
      id: `Ekspresi berakhir terlalu dini${sign ? `; \`${sign}\` diharapkan` : ""}.`,
      en: `The expression ends too early${sign ? `; \`${sign}\` is expected` : ""}.`,
    };
  }
  if (sign) return { id: `\`${sign}\` diharapkan di sini.`, en: `\`${sign}\` is expected here.` };
  const known = byCode[error.code];
  if (known !== undefined) return known(written);
  return {
    id: `Ekspresi tidak dapat dibaca: ${error.summary}.`,
    en: `The expression cannot be read: ${error.summary}.`,
  };
}
