// What the compiler does not refuse and yet is a fault, or would read differently from the rest of the house.
import eslint from "@eslint/js";
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

const defaultExport = {
  selector: "ExportDefaultDeclaration",
  message: "Export by name: it is then the same word everywhere.",
};
const barrel = {
  selector: "ExportAllDeclaration",
  message: "Import from the file that has it: gathered exports hide arrows.",
};
/** Only `src/config.ts` reads the environment; everything else takes a setting as an argument. */
const environment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: "Only src/config.ts reads the environment; take the setting as an argument.",
};

/** Longer than 200 lines or with a function of more than 50, each for its reason. */
const long = [
  "src/**/*routes.ts", // one declaration a route, side by side
  "src/**/seed/*.ts", // data
  "src/eligibility/tree.ts", // one type and its functions
  "src/eligibility/lower-operators.ts", // a function an operator
  "src/eligibility/lower.ts", // one switch over the nodes of the language
  "src/eligibility/interpret.ts", // one switch over the nodes of the tree
  "src/matching/match-subjects.ts", // one closure over the criteria of a day
  "src/invented-city/invent-facts.ts", // one entry a fact
];

/** They make functions from text that holds names of the catalogue and JSON literals, nothing a caller wrote. */
const compilers = [
  "src/eligibility/compile-tree.ts",
  "src/eligibility/build-facts.ts",
  "src/eligibility/indicators/derive-record.ts",
  "src/eligibility/indicators/live-facts.ts",
  "src/registry-stream/columns-cursor.ts",
  "test/unit/eligibility/bounds.test.ts",
];

export default defineConfig(
  { ignores: ["dist/", "data/", "migrations/meta/", "test/client/api-types.ts"] },
  { linterOptions: { reportUnusedDisableDirectives: "error", reportUnusedInlineConfigs: "error" } },
  eslint.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { project: "./tsconfig.json", tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: "error",
      "no-restricted-syntax": ["error", defaultExport, barrel],
      "@typescript-eslint/consistent-type-imports": [
        "error",
        { fixStyle: "inline-type-imports", disallowTypeAnnotations: false },
      ],
      "@typescript-eslint/no-import-type-side-effects": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
      // Fastify's hooks and handlers, and verbs behind an interface, are async whether they wait or not.
      "@typescript-eslint/require-await": "off",
    },
  },
  {
    files: ["src/**/*.ts"],
    rules: { "no-restricted-syntax": ["error", defaultExport, barrel, environment] },
  },
  { files: ["src/**/*.ts"], ignores: ["src/cli.ts", "src/cli/*.ts"], rules: { "no-console": "error" } },
  {
    files: ["src/**/*.ts", "samples/*.ts", "openapi/*.ts", "migrations/*.ts"],
    ignores: long,
    rules: { "max-lines": ["error", 200], "max-lines-per-function": ["error", 50] },
  },
  {
    files: compilers,
    rules: { "@typescript-eslint/no-implied-eval": "off", "@typescript-eslint/no-unsafe-call": "off" },
  },
  // Tools that read a default export.
  {
    files: ["*.config.ts", "test/reporter.ts", "test/support/database-server.ts"],
    rules: { "no-restricted-syntax": ["error", barrel] },
  },
  {
    files: ["src/config.ts"],
    rules: { "no-restricted-syntax": ["error", defaultExport, barrel] },
  },
  {
    // A test knows what it asked for; what comes back is checked by expecting it.
    files: ["test/**/*.ts"],
    rules: {
      "@typescript-eslint/no-explicit-any": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
    },
  },
  {
    files: ["**/*.cjs"],
    languageOptions: { globals: { __dirname: "readonly" } },
  },
);
