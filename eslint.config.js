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
const environment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: "Only src/config.ts reads the environment; take the setting as an argument.",
};

export default defineConfig(
  { ignores: ["dist/", "data/", "migrations/meta/"] },
  { linterOptions: { reportUnusedDisableDirectives: "error", reportUnusedInlineConfigs: "error" } },
  eslint.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { project: "./tsconfig.json", tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: "error",
      "no-console": "error",
      "no-restricted-syntax": ["error", defaultExport, barrel, environment],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
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
      "max-lines": ["warn", { max: 200 }],
      "max-lines-per-function": ["warn", { max: 50 }],
    },
  },
);
