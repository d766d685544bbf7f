// The whole loop, of one household: what the README tells in ten lines.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Api, startApi } from "../../support/api.ts";
import { type Answering, type Receiver, startReceiver } from "../../support/receiver.ts";
import { familyCardNumber, nationalId } from "../intakes/sent-households.ts";

let api: Api;
let receiver: Receiver;
/** Takes connections, and never answers. */
let silent: Server;
let deadPort: number;
beforeAll(async () => {
  api = await startApi();
  receiver = await startReceiver();
  silent = createServer(() => undefined).listen(0, "127.0.0.1");
  const dead = await startReceiver();
  deadPort = dead.port;
  await dead.stop();
});
afterAll(async () => {
  await receiver.stop();
  silent.closeAllConnections();
  silent.close();
  await api.stop();
});

const tkpk = () => api.as("tkpk");
const agency = (code: string) => api.as("agency", { agency: code });
const rt = "15.71.08.1003.040";

const person = (
  ...[name, sex, birthDate, relation, indicators]: [string, "female" | "male", string, string, object]
) => ({
  ...{ name, sex, birthDate, relation, nationalId: nationalId(birthDate, sex) },
  indicators: {
    ...{ chronicIllness: "none", disabilitySeverity: "none", healthInsurance: ["pbi"], pregnant: false },
    ...indicators,
  },
});

const household = {
  familyCardNumber: familyCardNumber(),
  ...{ areaCode: "15.71.08.1003", rt: "040", address: "Jalan Contoh 40", membersComplete: true },
  decile: { value: 2, source: "invented", period: "2026-Q2" },
  indicators: { tenure: "own", floorMaterial: "cement-brick" },
  members: [
    person("Bapak Enam", "male", "1984-01-10", "head", { working: true, schooling: "no-longer" }),
    person("Ibu Enam", "female", "1988-07-01", "spouse", {
      ...{ pregnant: true, healthInsurance: [], schooling: "no-longer" },
    }),
    person("Sulung Enam", "male", "2009-03-02", "child", {
      ...{ schooling: "attending", schoolLevel: "sma", schoolType: "public" },
    }),
    person("Tengah Enam", "female", "2016-05-20", "child", {
      ...{ schooling: "attending", schoolLevel: "sd", schoolType: "private" },
    }),
    person("Bungsu Enam", "male", "2023-08-11", "child", { nutrition: "none-recorded" }),
    person("Nenek Enam", "female", "1953-02-03", "parent", { schooling: "never" }),
  ],
};

async function done(answer: Promise<{ status: number; body: any }>): Promise<any> {
  const { status, body } = await answer;
  expect(status, JSON.stringify(body)).toBeLessThan(300);
  return body;
}
const act = (by: string, { id }: { id: string }, action: string, body?: object) =>
  done((by === "tkpk" ? tkpk() : agency(by)).post(`/v1/referrals/${id}/${action}`, body));
const seen = async ({ id }: { id: string }) => (await tkpk().get(`/v1/referrals/${id}`)).body;
const stepsOf = async (referral: { id: string }) =>
  (await seen(referral)).transitions.map(
    ({ action, agency: by, actor, to }: any) => `${action} by ${by ?? actor}: ${to}`,
  );

/** What the house does all the time, in the morning of a day. */
async function on(date: string): Promise<void> {
  api.clock.set(`${date}T03:00:00.000Z`);
  await api.keepDueTimes();
  await api.deliverWebhooks({ timeoutMs: 300 });
}

/** Whatever can be wrong with a receiver, one after the other; then it takes everything. */
function failInTurns(): void {
  const redirectTo =
    (port: number): Answering =>
    (_, response) => {
      response.writeHead(307, { location: `http://127.0.0.1:${port}/` }).end();
    };
  const failures: Answering[] = [
    (_, response) => void response.writeHead(500).end(),
    () => undefined,
    redirectTo(deadPort),
    redirectTo((silent.address() as AddressInfo).port),
    (_, response) => void response.writeHead(503, { "retry-after": "60" }).end("busy"),
    (_, response) => {
      response.writeHead(500);
      response.write("slow");
    },
  ];
  receiver.answer((one, response) => {
    const fail = failures.shift();
    if (fail) fail(one, response);
    else response.writeHead(204).end();
  });
}

it("knocks once, and the record tells who picked each referral up, and what came of it", async () => {
  api.clock.set("2026-07-01T03:00:00.000Z");
  failInTurns();
  await done(tkpk().post("/v1/webhooks", { url: receiver.url }));
  await done(
    tkpk().put(`/v1/areas/${rt}/indicators`, {
      indicators: {
        ...{ wasteManaged: false, watchPostActive: true, householdsOfficial: 5 },
        ...{ proposalStatus: "not-funded", proposalCostIdr: 40_000_000 },
      },
    }),
  );
  const quotas = { from: "2026-01-01", to: "2026-12-31", area: null };
  const quotasUrl = "/v1/programs/bangkit-berdaya/quotas";
  const setQuota = (places: number) =>
    done(tkpk().put(quotasUrl, { quotas: [{ ...quotas, places }] }, { "if-match": "*" }));
  await setQuota(0);

  // One knock: four programs of the city open, and three national ones are shown.
  const intake = await done(tkpk().post("/v1/intakes", { channel: "puskesos", household }));
  const opened = (program: string) => intake.referrals.find((one: any) => one.program === program);
  expect(intake.referrals.map((one: any) => one.program).sort()).toEqual([
    ...["bangkit-berdaya", "jambi-bugar", "jambi-cerdas", "kampung-bantar"],
  ]);
  const [cerdas, bugar] = [opened("jambi-cerdas"), opened("jambi-bugar")];
  const [bantar, berdaya] = [opened("kampung-bantar"), opened("bangkit-berdaya")];
  expect(berdaya).toMatchObject({ status: "waitlisted", waitlist: { position: 1, reason: "quota-full" } });
  const eligible = intake.matches.filter((one: any) => one.outcome === "eligible");
  const national = eligible.filter((one: any) => ["pkh", "sembako", "pip"].includes(one.program));
  expect(new Set(national.map((one: any) => one.program)).size).toBe(3);
  const asked = new Map<string, any>();
  for (const { program, subject } of national) {
    const { type, id } = subject;
    asked.set(program, await done(tkpk().post("/v1/referrals", { program, subject: { type, id } })));
  }

  // One completes, one declines, one takes it in its place.
  await act("disdik", cerdas, "accept");
  await act("disdik", cerdas, "start");
  await act("dinkes", bugar, "decline", { reason: { code: "no-capacity" } });
  await act("dinsos", bugar, "accept");
  await act("dpmppa", bantar, "accept");
  await act("dinsos", asked.get("pkh"), "accept");
  await act("dinsos", asked.get("sembako"), "decline", { reason: { code: "client-refused" } });
  await on("2026-07-06");
  await act("disdik", cerdas, "complete", { result: { code: "enrolled" } });
  await act("dinsos", bugar, "complete", { result: { code: "one-off" } });
  await act("dinsos", asked.get("pkh"), "complete", { result: { code: "already-receiving" } });

  // A place is free: the one who waits is offered; nobody answers, and its time passes twice.
  await setQuota(1);
  expect(await seen(berdaya)).toMatchObject({ status: "requested", candidates: ["bappeda", "dpupr"] });
  await act("dpupr", berdaya, "decline", { reason: { code: "no-capacity" } });
  for (const day of ["2026-07-13", "2026-07-14", "2026-07-21", "2026-07-29"]) await on(day);
  const overdue = await tkpk().get("/v1/referrals?overdue=true&program=bangkit-berdaya");
  expect(overdue.body.items.map((one: any) => one.id)).toEqual([berdaya.id]);
  await act("tkpk", berdaya, "reassign", { agency: "dpupr" });
  await act("dpupr", berdaya, "accept");

  // The record tells all of it.
  expect(await stepsOf(cerdas)).toEqual([
    ...["open by door: requested", "accept by disdik: accepted", "start by disdik: in-progress"],
    "complete by disdik: completed",
  ]);
  expect(await stepsOf(bugar)).toEqual([
    ...["open by door: requested", "decline by dinkes: requested", "accept by dinsos: accepted"],
    "complete by dinsos: completed",
  ]);
  const berdayaSteps = await stepsOf(berdaya);
  expect(berdayaSteps.slice(0, 3)).toEqual([
    ...["open by door: waitlisted", "promote by door: requested", "decline by dpupr: requested"],
  ]);
  expect(berdayaSteps.filter((step: string) => step.startsWith("overdue by door"))).not.toEqual([]);
  expect(berdayaSteps.slice(-2)).toEqual(["reassign by test-tkpk: requested", "accept by dpupr: accepted"]);
  const path = `/v1/households/${intake.household.id}`;
  const { items: matches } = await done(tkpk().get(`${path}/matches`));
  const child = cerdas.subject.id;
  expect(
    matches.find((one: any) => one.program === "jambi-cerdas" && one.subject.id === child),
  ).toMatchObject({
    enrolled: true,
  });
  expect(matches.find((one: any) => one.program === "sembako").hold).toMatchObject({
    reason: "client-refused",
  });
  const { items: history } = await done(tkpk().get(`${path}/history?limit=200`));
  const told = new Set(history.map((one: any) => one.what));
  for (const what of ["household.register", "referral.accept", "referral.decline", "referral.complete"]) {
    expect(told).toContain(what);
  }
  const dinkes = await done(tkpk().get("/v1/agencies/dinkes/performance"));
  expect(dinkes.declined).toEqual({ "no-capacity": 1 });

  // Every event has arrived by now, whatever the receiver did, those of a subject in their order.
  for (let minutes = 0; minutes < 30; minutes += 1) {
    api.clock.advance(60_000);
    await api.deliverWebhooks({ timeoutMs: 300 });
  }
  const { rows } = await api.database.pool.query<{ id: string }>("select id from events");
  const arrived = new Set(receiver.received.map(({ id }) => id));
  expect(rows.filter(({ id }) => !arrived.has(id))).toEqual([]);
  expect(receiver.received.length).toBeGreaterThan(rows.length);
  const last = new Map<string, number>();
  for (const { event } of receiver.received) {
    expect(event.sequence).toBeGreaterThanOrEqual(last.get(event.subject) ?? 0);
    last.set(event.subject, event.sequence);
  }
  expect(JSON.stringify(receiver.received.map(({ body }) => body))).not.toContain("Enam");
}, 60_000);
