// Programs as tests send them: each test makes its own, with what it is about.
const text = (en: string) => ({ id: en, en });

export function newProgram(code: string, given: Record<string, unknown> = {}) {
  return {
    code,
    unit: "household",
    name: text("Roofs"),
    description: text("Roofs for houses without one"),
    benefit: text("A roof"),
    howToApply: text("Ask the village"),
    sector: "housing",
    agencies: [{ agency: "perkim", role: "lead" }],
    referrals: "on-request",
    validFrom: "2026-01-01",
    ...given,
  };
}

export function newVersion(given: Record<string, unknown> = {}) {
  return {
    effectiveFrom: "2026-07-01",
    criteria: [{ code: "poor", label: text("Poor"), expression: "household.decile <= 4" }],
    ...given,
  };
}
