// A file that is all its source has: households that it lists no more become inactive, unless that would be too many.
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type Api, startApi } from "../../support/api.ts";
import { newProgram, newVersion } from "../programs/program-bodies.ts";
import { familyCardNumber } from "../intakes/sent-households.ts";
import { csv, familyRows, imported, type Row, sendFile } from "./import-files.ts";

vi.setConfig({ testTimeout: 60_000 });

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const families = (count: number) => Array.from({ length: count }, () => familyRows());
const complete = { complete: true };

async function householdOf(family: readonly Row[]) {
  const familyCardNumber = family[0]!.family_card_number;
  const { body } = await api.as("tkpk").post("/v1/households/search", { familyCardNumber });
  return body.items[0];
}
const withCard = (number: string) => (family: readonly Row[]) =>
  family.map((row) => ({ ...row, family_card_number: number }));
const statusOf = async (family: readonly Row[]) => (await householdOf(family)).status;

it("deactivates the missing ones, cancels what nobody holds, tells of it, and takes them back when listed again", async () => {
  const program = newProgram("roofs-of-source", { referrals: "on-request" });
  await api.as("tkpk").post("/v1/programs", program);
  const { body: version } = await api.as("tkpk").post(`/v1/programs/${program.code}/versions`, newVersion());
  await api.as("tkpk").post(`/v1/programs/${program.code}/versions/${version.version}/publish`);
  const all = families(6);
  const [gone, ...rest] = all as [Row[], ...Row[][]];
  await imported(api, csv(all.flat()), { source: "whole" });
  const { id } = await householdOf(gone);
  const asked = await api.as("tkpk").post("/v1/referrals", {
    program: program.code,
    subject: { type: "household", id },
  });
  expect(asked.status).toBe(201);

  const tried = await imported(api, csv(rest.flat()), { source: "whole", ...complete, dryRun: true });
  expect(tried).toMatchObject({ deactivated: 1, rows: { unchanged: 15 } });
  expect(await statusOf(gone)).toBe("active");

  const record = await imported(api, csv(rest.flat()), { source: "whole", ...complete });
  expect(record).toMatchObject({
    status: "completed",
    complete: true,
    deactivated: 1,
    rows: { unchanged: 15 },
  });
  expect(await statusOf(gone)).toBe("inactive");
  expect(await statusOf(rest[0]!)).toBe("active");
  const { body: referral } = await api.as("tkpk").get(`/v1/referrals/${asked.body.id}`);
  expect(referral.status).toBe("cancelled");
  expect(referral.transitions.at(-1)).toMatchObject({ reason: { code: "household-inactive" } });
  await api.catchUp();
  const { rows: events } = await api.database.pool.query(
    "select type from events where household_id = $1 and type = 'household.deactivated'",
    [id],
  );
  expect(events).toHaveLength(1);
  const audits = await api.database.pool.query(
    "select details from audit_entries where entity_id = $1 and action = 'household.deactivate'",
    [id],
  );
  expect(audits.rows).toEqual([{ details: { reason: "not-listed" } }]);

  const again = await imported(api, csv(rest.flat()), { source: "whole", ...complete });
  expect(again).toMatchObject({ deactivated: 0 });
  const back = await imported(api, csv(all.flat()), { source: "whole", ...complete });
  expect(back.rows).toMatchObject({ updated: 3, unchanged: 15 });
  expect(await statusOf(gone)).toBe("active");
});

it("is refused whole when more than a fifth would vanish, unless it is forced", async () => {
  const all = families(5);
  await imported(api, csv(all.flat()), { source: "cut" });
  const rest = csv(all.slice(2).flat());
  const { status, body } = await sendFile(api, rest, { source: "cut", ...complete });
  expect([status, body.code, body.errors[0].code]).toEqual([409, "conflict", "too-many-vanish"]);
  expect(body.errors[0].detail).toContain("2");
  const { rows } = await api.database.pool.query("select id from imports where source = 'cut'");
  expect(rows).toHaveLength(1);
  const forced = await imported(api, rest, { source: "cut", ...complete, force: true });
  expect(forced.deactivated).toBe(2);
  expect(await statusOf(all[0]!)).toBe("inactive");
});

it("does not take a household for missing whose rows were rejected, or whom another source or a visit vouches for", async () => {
  const all = families(8);
  const [faulty, elsewhere, seen] = all as [Row[], Row[], Row[], ...Row[][]];
  await imported(api, csv(all.flat()), { source: "vouched" });
  await imported(api, csv(elsewhere), { source: "vouched-elsewhere" });
  const visited = await householdOf(seen);
  await api.database.pool.query(
    "update households set verified = true, observed_on = '2026-07-01' where id = $1",
    [visited.id],
  );
  const rejected = faulty.map((row) => ({ ...row, rt: "x" }));
  const file = csv([...rejected, ...all.slice(3).flat()]);
  const record = await imported(api, file, { source: "vouched", ...complete });
  expect(record).toMatchObject({ status: "completed-with-rejections", deactivated: 0 });
  for (const family of [faulty, elsewhere, seen]) expect(await statusOf(family)).toBe("active");
});

it.each<[string, (family: readonly Row[]) => readonly Row[]]>([
  ["a renewed card", withCard(familyCardNumber())],
  ["a mistyped card", withCard("15710865059000")],
])("finds the household of rows that were rejected for %s by its members", async (what, changed) => {
  const source = `rejected-${what.replaceAll(" ", "-")}`;
  const all = families(6);
  await imported(api, csv(all.flat()), { source });
  const renewed = changed(all[0]!);
  // Under one card, or each row by itself: neither is the card that is on file.
  const record = await imported(api, csv([...renewed, ...all.slice(1).flat()]), { source, ...complete });
  expect(record).toMatchObject({ status: "completed-with-rejections", deactivated: 0 });
  expect(await statusOf(all[0]!)).toBe("active");
});

it("takes nobody for missing where a rejected row has no number to be known by", async () => {
  const all = families(6);
  await imported(api, csv(all.flat()), { source: "nameless" });
  const nameless = {
    ...all[0]![0],
    family_card_number: "",
    national_id: "",
    household_source_id: "",
    rt: "x",
  };
  const file = csv([nameless, ...all.slice(1).flat()]);
  const record = await imported(api, file, { source: "nameless", ...complete });
  expect(record).toMatchObject({ status: "completed-with-rejections", deactivated: 0 });
  expect(await statusOf(all[0]!)).toBe("active");
  const corrected = await imported(api, csv(all.slice(1).flat()), { source: "nameless", ...complete });
  expect(corrected).toMatchObject({ status: "completed", deactivated: 1 });
});

it("waits for what its source has sent before: what is missing is counted against it", async () => {
  const all = families(5);
  await sendFile(api, csv(all.flat()), { source: "twice" });
  const part = csv(all[0]!);
  const early = await sendFile(api, part, { source: "twice", ...complete });
  expect([early.status, early.body.errors[0].code]).toEqual([409, "import-under-way"]);
  await api.continueImports();
  const late = await sendFile(api, part, { source: "twice", ...complete });
  expect([late.status, late.body.errors[0].code]).toEqual([409, "too-many-vanish"]);
  for (const family of all) expect(await statusOf(family)).toBe("active");
});

it("is one of two that come at once: the other waits until it is through", async () => {
  const file = csv(families(3).flat());
  const sent = await Promise.all([1, 2].map(() => sendFile(api, file, { source: "at-once", ...complete })));
  expect(sent.map(({ status }) => status).sort()).toEqual([202, 409]);
  await api.continueImports();
  expect((await sendFile(api, file, { source: "at-once", ...complete })).status).toBe(202);
  await api.continueImports();
});

it("goes on where it was broken off, also between two chunks of what vanishes", async () => {
  const [kept, gone] = [families(2), families(250)];
  await imported(api, csv([...kept, ...gone].flat()), { source: "resumed" });
  await sendFile(api, csv(kept.flat()), { source: "resumed", ...complete, force: true });
  let steps = 0;
  const signal = {
    get aborted() {
      steps += 1;
      return steps > 3;
    },
  } as AbortSignal;
  await api.continueImports(signal);
  const { rows } = await api.database.pool.query(
    "select status, deactivated from imports where source = 'resumed' order by created_at desc, id desc limit 1",
  );
  expect(rows).toEqual([{ status: "running", deactivated: 200 }]);
  await api.continueImports();
  const ended = await api.database.pool.query(
    "select status, deactivated from imports where source = 'resumed' order by created_at desc, id desc limit 1",
  );
  expect(ended.rows).toEqual([{ status: "completed", deactivated: 250 }]);
  const left = await api.database.pool.query("select from import_listings");
  expect(left.rows).toEqual([]);
});
