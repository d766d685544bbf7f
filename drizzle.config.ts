// Where drizzle-kit finds the tables and keeps the migrations; columns are camelCase in code, snake_case in SQL.
import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "postgresql",
  schema: "./src/*/tables.ts",
  out: "./migrations",
  casing: "snake_case",
});
