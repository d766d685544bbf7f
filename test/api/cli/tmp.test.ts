import { expect, it } from "vitest";
import { startApi } from "../../support/api.ts";
import { openApiCheck } from "../../support/openapi-check.ts";
import { buildApp } from "../../../src/app.ts";
import { pino } from "pino";
import { tokenVerifier } from "../../../src/auth/verify-token.ts";
import { createCriteriaCache } from "../../../src/programs/criteria-in-force.ts";
import { cityCatalogue } from "../../../src/eligibility/indicators/catalogue.ts";
it("t", async () => {
    const api = await startApi();
  for (let i = 0; i < 3; i++) {
    let t = process.cpuUsage(); const el = () => { const u = process.cpuUsage(t); t = process.cpuUsage(); return (u.user+u.system)/1000; };
    const app = await buildApp({ pool: api.database.pool, clock: () => new Date(), vault: api.ctx().vault, criteria: createCriteriaCache(cityCatalogue), log: pino({level:"silent"}), issuer: api.issuer, sequencer: {} as never, verifyToken: tokenVerifier({issuer: api.issuer, clock: () => new Date()}), accepting: () => true, version: "x"});
    const b = el();
    const doc = app.swagger(); const s = el();
    openApiCheck(doc); const c = el();
    console.log({ build: b, swagger: s, check: c, doc: JSON.stringify(doc).length });
    await app.close();
  }
    await api.stop();
});
