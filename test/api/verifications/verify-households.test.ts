import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, startApi } from "../../support/api.ts";
import { csv, imported } from "../imports/import-files.ts";
import { familyCardNumber, nationalId } from "../intakes/sent-households.ts";
import { asksForVerification, givenProposal, programsOffered } from "./given-proposal.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
  await asksForVerification(api, "jambi-cerdas");
});
afterAll(() => api.stop());

const tkpk = () => api.as("tkpk");
const decide = (decisions: unknown[], more: object = {}, by = tkpk()) =>
  by.post("/v1/verifications", { decisions, ...more });
const events = async () => {
  await api.catchUp();
  const { body } = await tkpk().get("/v1/events?limit=200");
  return body.items.map(({ type, subject }: any) => `${type} ${subject}`);
};

describe("a household that was only told of", () => {
  it("is proposed, shows its matches, and is offered what waits for it once it is verified", async () => {
    const proposal = await givenProposal(tkpk());
    expect(proposal.answer.household.verification).toBe("proposed");
    const eligible = proposal.answer.matches.filter((one: any) => one.outcome === "eligible");
    expect(eligible.map((one: any) => one.program)).toContain("jambi-cerdas");
    expect(await programsOffered(tkpk(), proposal)).not.toContain("jambi-cerdas");

    const { status, body } = await decide([{ householdId: proposal.id, decision: "verify" }]);
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body.items).toMatchObject([
      { householdId: proposal.id, decision: "verify", verification: "verified", seenOn: "2026-07-01" },
    ]);
    expect(await programsOffered(tkpk(), proposal)).toContain("jambi-cerdas");
    const { body: household } = await tkpk().get(proposal.path);
    expect(household).toMatchObject({
      verification: "verified",
      observation: { source: "rt", verified: true },
    });
    for (const member of household.members) expect(member.observation.verified).toBe(true);
    expect(await events()).toContain(`household.verified household/${proposal.id}`);
  });

  it("is not referred by request either, before it is verified and while somebody objects", async () => {
    const proposal = await givenProposal(tkpk());
    const child = proposal.answer.household.members.find((one: any) => one.relation === "child").personId;
    const body = { program: "jambi-cerdas", subject: { type: "person", id: child } };
    const ask = async () => (await tkpk().post("/v1/referrals", body)).body;
    expect(await ask()).toMatchObject({ status: 409, code: "conflict" });
    const another = { program: "pkh", subject: { type: "household", id: proposal.id } };
    expect((await tkpk().post("/v1/referrals", another)).status).toBe(201);
    await decide([{ householdId: proposal.id, decision: "verify" }]);
    const { body: list } = await tkpk().get(`${proposal.path}/referrals`);
    const { id } = list.items.find((one: any) => one.program === "jambi-cerdas");
    await tkpk().post(`/v1/referrals/${id}/cancel`, { reason: { code: "entered-in-error" } });
    await api.as("field").post(`${proposal.path}/objections`, { text: "They have moved." });
    expect(await ask()).toMatchObject({ status: 409, code: "conflict" });
    await decide([{ householdId: proposal.id, decision: "verify" }]);
    expect(await ask()).not.toMatchObject({ status: 409, code: "conflict" });
  });

  it("is verified at once where an officer has seen it", async () => {
    const proposal = await givenProposal(api.as("field"), {}, "field-officer");
    expect(proposal.answer.household.verification).toBe("verified");
    expect(await programsOffered(tkpk(), proposal)).toContain("jambi-cerdas");
  });

  it("once verified is not overwritten by hearsay", async () => {
    const proposal = await givenProposal(tkpk());
    await decide([{ householdId: proposal.id, decision: "verify" }]);
    const told = { ...proposal.family, indicators: { tenure: "rent" } };
    const { body } = await tkpk().post("/v1/intakes", { channel: "rt", household: told });
    expect(body.household).toMatchObject({ verification: "verified", indicators: { tenure: "own" } });
  });
});

describe("a correction", () => {
  it("takes what was seen, of household and members, and leaves the rest", async () => {
    const proposal = await givenProposal(tkpk());
    const child = proposal.answer.household.members[2];
    const { status, body } = await decide([
      {
        householdId: proposal.id,
        decision: "correct",
        reason: "The child goes to a public school",
        correction: {
          address: "Jalan Contoh 9",
          indicators: { tenure: null },
          members: [{ personId: child.personId, indicators: { schoolType: "public" } }],
        },
      },
    ]);
    expect(status, JSON.stringify(body)).toBe(200);
    const { body: household } = await tkpk().get(proposal.path);
    expect(household).toMatchObject({
      verification: "verified",
      address: "Jalan Contoh 9",
      indicators: { floorMaterial: "cement-brick" },
      familyCardNumberMasked: proposal.answer.household.familyCardNumberMasked,
    });
    expect(household.indicators).not.toHaveProperty("tenure");
    expect(household.members).toHaveLength(3);
    expect(household.members[2]).toMatchObject({
      name: child.name,
      birthDate: child.birthDate,
      indicators: { ...child.indicators, schoolType: "public" },
    });
  });

  it.each([
    ["name", { name: "Anak Teladan" }],
    ["birth date", { birthDate: "2015-05-20" }],
    ["sex", { sex: "male" }],
  ])("of a member's %s is of that member, and makes nobody new", async (_, changes) => {
    const proposal = await givenProposal(tkpk());
    const ids = proposal.answer.household.members.map(({ personId }: any) => personId);
    const correction = { members: [{ personId: ids[2], ...changes }] };
    const { status, body } = await decide([{ householdId: proposal.id, decision: "correct", correction }]);
    expect(status, JSON.stringify(body)).toBe(200);
    const { body: household } = await tkpk().get(proposal.path);
    expect(household.members.map(({ personId }: any) => personId)).toEqual(ids);
    expect(household.members[2]).toMatchObject(changes);
  });

  it("of somebody who is no member is refused by its place, and nothing is decided", async () => {
    const [one, other] = [await givenProposal(tkpk()), await givenProposal(tkpk())];
    const stranger = other.answer.household.members[0].personId;
    const { status, body } = await decide([
      { householdId: other.id, decision: "verify" },
      {
        householdId: one.id,
        decision: "correct",
        correction: { indicators: {}, members: [{ personId: stranger }] },
      },
    ]);
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([
      { pointer: "/decisions/1/correction/members/0/personId", code: "not-a-member" },
    ]);
    expect((await tkpk().get(other.path)).body.verification).toBe("proposed");
  });
});

describe("a correction by an older look than the one on file", () => {
  const given = async () => {
    const field = api.as("field");
    const proposal = await givenProposal(field, {}, "field-officer");
    await field.post(`${proposal.path}/objections`, { text: "They rent it." });
    return { proposal, child: proposal.answer.household.members[2].personId };
  };
  const minutes = { number: "13/MUSKEL/VI/2026", heldOn: "2026-06-30" };
  const objections = async ({ path }: { path: string }) =>
    (await tkpk().get(`${path}/objections`)).body.items.map(({ status }: any) => status);

  it("is refused at each fact that it does not change, with what to send instead, and nothing is decided", async () => {
    const { proposal, child } = await given();
    const other = await givenProposal(tkpk());
    const decisions = [
      { householdId: other.id, decision: "verify" },
      {
        householdId: proposal.id,
        decision: "correct",
        correction: {
          address: "Jalan Contoh 9",
          rw: "03",
          indicators: { tenure: "rent" },
          members: [{ personId: child, indicators: { schoolType: "public" } }],
        },
      },
    ];
    const refused = await decide(decisions, { minutes });
    expect(refused.status).toBe(422);
    expect(refused.body.errors.map(({ pointer, code }: any) => `${pointer} ${code}`).sort()).toEqual(
      [
        "/decisions/1/correction/address observation-kept",
        "/decisions/1/correction/indicators/tenure observation-kept",
        "/decisions/1/correction/members/0/indicators/schoolType observation-kept",
      ].sort(),
    );
    expect(refused.body.errors[0].detail).toContain("seenOn");
    expect((await tkpk().get(proposal.path)).body).toMatchObject({
      verification: "under-review",
      rw: null,
      indicators: { tenure: "own" },
    });
    expect((await tkpk().get(other.path)).body.verification).toBe("proposed");
    expect(await objections(proposal)).toEqual(["open"]);

    const { status, body } = await decide(decisions, { minutes, seenOn: "2026-07-01" });
    expect(status, JSON.stringify(body)).toBe(200);
    expect((await tkpk().get(proposal.path)).body).toMatchObject({
      verification: "verified",
      indicators: { tenure: "rent" },
    });
    expect(await objections(proposal)).toEqual(["upheld"]);
  });

  it("is taken where it names what is not on file, or what is on file already", async () => {
    const { proposal } = await given();
    const correction = { rw: "03", indicators: { tenure: "own" } };
    const { status, body } = await decide([{ householdId: proposal.id, decision: "correct", correction }], {
      minutes,
    });
    expect(status, JSON.stringify(body)).toBe(200);
    expect((await tkpk().get(proposal.path)).body).toMatchObject({ verification: "verified", rw: "03" });
  });

  it("is refused by a year of birth where the date is on file, with what to send instead", async () => {
    const { proposal, child } = await given();
    const correction = { members: [{ personId: child, birthYear: 2010 }] };
    const { status, body } = await decide([{ householdId: proposal.id, decision: "correct", correction }]);
    expect(status, JSON.stringify(body)).toBe(422);
    expect(body.errors).toMatchObject([{ pointer: "/decisions/0/correction/members/0/birthYear" }]);
    expect(body.errors[0].detail).toContain("birthDate");
  });
});

describe("corrections of many households", () => {
  it("tell what is wrong with each at once", async () => {
    const [one, other] = [await givenProposal(tkpk()), await givenProposal(tkpk())];
    const { personId } = other.answer.household.members[2];
    const { status, body } = await decide([
      {
        householdId: one.id,
        decision: "correct",
        correction: { decile: { value: 1, source: "dtsen", period: "2027" } },
      },
      {
        householdId: other.id,
        decision: "correct",
        correction: { members: [{ personId: one.id }, { personId, birthDate: "2030-01-01" }] },
      },
    ]);
    expect(status).toBe(422);
    expect(body.errors.map(({ pointer }: any) => pointer).sort()).toEqual([
      "/decisions/0/correction/decile/period",
      "/decisions/1/correction/members/0/personId",
      "/decisions/1/correction/members/1/birthDate",
    ]);
  });
});

describe("a rejection", () => {
  it("makes the household inactive, and cancels what nobody holds", async () => {
    const proposal = await givenProposal(tkpk());
    await decide([{ householdId: proposal.id, decision: "verify" }]);
    const offered = await programsOffered(tkpk(), proposal);
    expect(offered).not.toEqual([]);
    const { body } = await decide([
      { householdId: proposal.id, decision: "reject", reason: "Nobody lives there" },
    ]);
    expect(body.items).toMatchObject([{ verification: "rejected", reason: "Nobody lives there" }]);
    const household = (await tkpk().get(proposal.path)).body;
    expect(household).toMatchObject({ status: "inactive", verification: "rejected" });
    expect(await programsOffered(tkpk(), proposal)).toEqual([]);
    expect(await events()).toContain(`household.rejected household/${proposal.id}`);
  });

  it("is not undone by hearsay, but by who has seen the household", async () => {
    const proposal = await givenProposal(tkpk());
    await decide([{ householdId: proposal.id, decision: "reject", reason: "Nobody lives there" }]);
    const told = await tkpk().post("/v1/intakes", { channel: "rt", household: proposal.family });
    expect(told.status).toBe(201);
    expect((await tkpk().get(proposal.path)).body).toMatchObject({
      status: "inactive",
      verification: "rejected",
    });
    await api.as("field").post("/v1/intakes", { channel: "field-officer", household: proposal.family });
    expect((await tkpk().get(proposal.path)).body).toMatchObject({
      status: "active",
      verification: "verified",
    });
  });
});

describe("a household that was rejected", () => {
  const newcomer = (name: string) => ({
    ...{ name, sex: "female", birthDate: "1950-01-01", relation: "other" },
    nationalId: nationalId("1950-01-01", "female"),
  });
  const given = async () => {
    const proposal = await givenProposal(tkpk());
    await decide([{ householdId: proposal.id, decision: "reject", reason: "Nobody lives there" }]);
    return {
      ...proposal,
      joined: { ...proposal.family, membersComplete: false, members: [newcomer("Nenek Contoh")] },
    };
  };
  const seen = async (path: string) => {
    const { status, verification, members } = (await tkpk().get(path)).body;
    return [status, verification, members.length];
  };

  it("is joined by nobody whom hearsay lists, who is told of, and stays nowhere", async () => {
    const { path, joined } = await given();
    const told = await tkpk().post("/v1/intakes", { channel: "rt", household: joined });
    expect(told.status, JSON.stringify(told.body)).toBe(201);
    const kept = told.body.warnings.filter(({ code }: any) => code === "observation-kept");
    expect(kept.map(({ pointer }: any) => pointer)).toEqual(["/household/status", "/household/members/0"]);
    expect(await seen(path)).toEqual(["inactive", "rejected", 3]);
    // Nobody was made of whom a later household could not have the number.
    const elsewhere = { ...joined, familyCardNumber: familyCardNumber() };
    expect((await tkpk().post("/v1/intakes", { channel: "rt", household: elsewhere })).status).toBe(201);
  });

  it("is joined by nobody whom a file lists, nor does anybody leave another household for it", async () => {
    const { path, family } = await given();
    const other = await givenProposal(tkpk());
    const [guest] = other.family.members;
    const rows = [newcomer("Nenek Impor"), { ...guest!, relation: "other" }].map((member) => ({
      family_card_number: family.familyCardNumber,
      ...{ area_code: "15.71.08.1003", rt: "012", national_id: member.nationalId!, name: member.name },
      ...{ sex: member.sex, birth_date: member.birthDate!, relation: "other" },
    }));
    const transfer = { resolve: "transfer", by: "tkpk" } as const;
    expect((await imported(api, csv(rows), transfer)).rows).toMatchObject({ unchanged: 2 });
    expect(await seen(path)).toEqual(["inactive", "rejected", 3]);
    expect(await seen(other.path)).toEqual(["active", "proposed", 3]);
  });

  it("stays so under an objection when hearsay lists somebody who joins", async () => {
    const { path, joined } = await given();
    await api.as("field").post(`${path}/objections`, { text: "They are there." });
    await tkpk().post("/v1/intakes", { channel: "rt", household: joined });
    expect(await seen(path)).toEqual(["inactive", "rejected", 3]);
  });

  it("is joined by whom an officer finds there, and active by that", async () => {
    const { path, joined } = await given();
    await api.as("field").post("/v1/intakes", { channel: "field-officer", household: joined });
    expect(await seen(path)).toEqual(["active", "verified", 4]);
  });
});

describe("what a village meeting decides", () => {
  it("is decided with its minutes, and can be read of each household", async () => {
    const proposals = [await givenProposal(tkpk()), await givenProposal(tkpk())];
    const minutes = { number: "12/MUSKEL/VI/2026", heldOn: "2026-06-30" };
    const { status, body } = await decide(
      [
        { householdId: proposals[0]!.id, decision: "verify" },
        { householdId: proposals[1]!.id, decision: "reject", reason: "Has moved" },
      ],
      { minutes },
    );
    expect(status).toBe(200);
    expect(body.items.map((one: any) => one.verification)).toEqual(["verified", "rejected"]);
    const told = await tkpk().get(`${proposals[1]!.path}/verifications`);
    expect(told.body.items).toMatchObject([
      { decision: "reject", reason: "Has moved", minutes: minutes.number, seenOn: minutes.heldOn },
    ]);
    const history = await tkpk().get(`${proposals[1]!.path}/history`);
    expect(history.body.items.map((one: any) => one.what)).toContain("household.reject");
  });

  it("names every fault at once, and then decides nothing", async () => {
    const [one, elsewhere] = [await givenProposal(tkpk()), await givenProposal(tkpk())];
    const unknown = "0198c0de-7a00-7000-8000-000000009999";
    const field = api.as("field", { area: "15.71.08.1003" });
    const sent = [
      { householdId: one.id, decision: "reject" },
      { householdId: one.id, decision: "verify", correction: { indicators: {} } },
      { householdId: elsewhere.id, decision: "correct" },
    ];
    const { status, body } = await decide(sent, { seenOn: "2026-07-02" }, field);
    expect(status).toBe(422);
    expect(body.errors.map((fault: any) => `${fault.pointer} ${fault.code}`)).toEqual([
      "/seenOn in-the-future",
      "/decisions/0/reason required",
      "/decisions/1/householdId duplicate",
      "/decisions/1/correction not-applicable",
      "/decisions/2/correction required",
    ]);
    const missing = await decide([
      { householdId: one.id, decision: "verify" },
      { householdId: unknown, decision: "verify" },
    ]);
    expect(missing.body.errors).toMatchObject([{ pointer: "/decisions/1/householdId", code: "not-found" }]);
    expect((await tkpk().get(one.path)).body.verification).toBe("proposed");
  });

  it("is not for a village to decide about another's household, nor for an agency at all", async () => {
    const proposal = await givenProposal(tkpk());
    const sent = [{ householdId: proposal.id, decision: "verify" }];
    const other = await decide(sent, {}, api.as("field", { area: "15.71.01" }));
    expect([other.status, other.body.errors[0].code]).toEqual([422, "not-found"]);
    const agency = await decide(sent, {}, api.as("agency", { agency: "dinsos" }));
    expect(agency.status).toBe(403);
  });

  it("goes through while intakes of the same households come in", async () => {
    const proposals = await Promise.all([1, 2, 3, 4].map(() => givenProposal(tkpk())));
    const answers = await Promise.all([
      decide(proposals.map(({ id }) => ({ householdId: id, decision: "verify" }))),
      decide([...proposals].reverse().map(({ id }) => ({ householdId: id, decision: "verify" }))),
      ...proposals.map(({ family }) => tkpk().post("/v1/intakes", { channel: "rt", household: family })),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 201, 201, 201, 201]);
    for (const proposal of proposals) {
      expect((await tkpk().get(proposal.path)).body.verification).toBe("verified");
      expect(await programsOffered(tkpk(), proposal)).toContain("jambi-cerdas");
    }
  });
});
