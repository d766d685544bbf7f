// Every POST answers alike with an Idempotency-Key and without: two cities live through the same story, one by keys.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, type Api, startApi } from "../../support/api.ts";
import { familyCardNumber, poorFamily } from "../intakes/sent-households.ts";
import { csv, familyRows } from "../imports/import-files.ts";
import { newProgram, newVersion } from "../programs/program-bodies.ts";
import { givenHome, givenReferral, path } from "../referrals/given-referral.ts";

let plain: Api;
let keyed: Api;
beforeAll(async () => {
  [plain, keyed] = [await startApi(), await startApi()];
});
afterAll(async () => {
  await plain.stop();
  await keyed.stop();
});

interface Step {
  readonly by?: string;
  readonly path: string;
  readonly body?: unknown;
  readonly type?: string;
}

/** What happens before, without keys; then the call. Referrals are offered to dinkes and dinsos. */
type Story = (api: Api) => Promise<Step>;

const reason = (code: string) => ({ reason: { code } });

/** A referral that has come to where the last action is possible. */
const referralStory =
  (before: readonly (readonly [string, unknown?])[], action: string, by: string, body?: unknown): Story =>
  async (api) => {
    const referral = await givenReferral(api);
    const dinkes = api.as("agency", { agency: "dinkes" });
    for (const [done, with_] of before) await dinkes.post(path(referral, done), with_);
    return { by, path: path(referral, action), body };
  };

const family = poorFamily();
const enrolled = { result: { code: "enrolled" } };

const stories: Record<string, Story> = {
  receiveIntake: async () => ({ path: "/v1/intakes", body: { channel: "rt", household: family } }),
  createAgency: async () => ({
    path: "/v1/agencies",
    body: { code: "uji", name: { id: "Uji", en: "Test" } },
  }),
  createArea: async () => ({ path: "/v1/areas", body: { villageCode: "15.71.08.1003", rt: "990" } }),
  createProgram: async () => ({ path: "/v1/programs", body: newProgram("roofs") }),
  createVersion: async (api) => {
    await api.as("tkpk").post("/v1/programs", newProgram("drafts"));
    return { path: "/v1/programs/drafts/versions", body: newVersion() };
  },
  publishVersion: async (api) => {
    await api.as("tkpk").post("/v1/programs", newProgram("published"));
    await api.as("tkpk").post("/v1/programs/published/versions", newVersion());
    return { path: "/v1/programs/published/versions/1/publish" };
  },
  declareRecipients: async () => ({ path: "/v1/programs/pkh/recipients", body: { asOf: "2026-06-30" } }),
  recordEnrolment: async (api) => {
    const { householdId } = await givenHome(api);
    return {
      path: "/v1/enrolments",
      body: { program: "pkh", subject: { type: "household", id: householdId } },
    };
  },
  requestReferral: async (api) => {
    const { householdId } = await givenHome(api);
    const subject = { type: "household", id: householdId };
    return { path: "/v1/referrals", body: { program: "pkh", subject, note: "Mohon dilihat" } };
  },
  claimReferrals: async (api) => {
    const { areaCode: area } = await givenReferral(api);
    return { by: "dinkes", path: "/v1/referrals/claim", body: { area, limit: 5 } };
  },
  addNote: referralStory([], "notes", "dinkes", { text: "Sudah dihubungi" }),
  acceptReferral: referralStory([], "accept", "dinkes"),
  declineReferral: referralStory([], "decline", "dinkes", reason("no-capacity")),
  startReferral: referralStory([["accept"]], "start", "dinkes"),
  holdReferral: referralStory([["accept"]], "hold", "dinkes", reason("waiting-budget")),
  resumeReferral: referralStory([["accept"], ["hold", reason("waiting-budget")]], "resume", "dinkes"),
  releaseReferral: referralStory([["accept"]], "release", "dinkes", reason("other")),
  // Its enrolment is a fact: what depends on it is matched again before the answer is read.
  completeReferral: referralStory([["accept"], ["start"]], "complete", "dinkes", enrolled),
  failReferral: referralStory([["accept"]], "fail", "dinkes", reason("client-refused")),
  recallReferral: referralStory([["accept"]], "recall", "tkpk", reason("needs-coordination")),
  reassignReferral: referralStory([], "reassign", "tkpk", { agency: "dinsos" }),
  cancelReferral: referralStory([["accept"]], "cancel", "tkpk", reason("client-refused")),
  reopenReferral: referralStory(
    [["accept"], ["fail", reason("client-refused")]],
    "reopen",
    "tkpk",
    reason("other"),
  ),
};

/** Needs that nobody lives with, so that they are the coordination team's; then the action. */
const needStory =
  (action: string, by: string, body: object): Story =>
  async (api) => {
    const needs = [{ kind: "question", text: "Kapan pendaftarannya?" }];
    const sent = await api.as("tkpk").post("/v1/intakes", { channel: "person", needs });
    const at = `/v1/intakes/${sent.body.intake.id}`;
    if (by !== "tkpk") await api.as("tkpk").post(`${at}/forward`, { agency: by });
    return { by, path: `${at}/${action}`, body };
  };

const needStories: Record<string, Story> = {
  handleNeeds: async (api) => {
    const area = { areaCode: "15.71.08.1003", rt: "012", indicators: {} };
    const needs = [{ kind: "complaint", text: "Lampu jalan mati" }];
    const sent = await api.as("tkpk").post("/v1/intakes", { channel: "rt", area, needs });
    return { path: `/v1/intakes/${sent.body.intake.id}/handle`, body: { text: "Sudah diganti" } };
  },
  forwardNeeds: needStory("forward", "tkpk", { agency: "disdik" }),
  // It does not see it any longer, and is answered all the same.
  giveNeedsBack: needStory("forward", "disdik", { text: "Bukan urusan kami" }),
  answerNeeds: needStory("answer", "disdik", { text: "Bulan depan" }),
  closeNeeds: needStory("close", "tkpk", { text: "Dijawab lewat telepon" }),
};

const importStory: Story = async () => ({
  path: "/v1/imports?kind=households&source=uji&period=2026-Q2",
  body: Buffer.from(csv(familyRows())),
  type: "text/csv",
});

/** A family that is registered, with the persons' ids in the order of the family card. */
async function livingFamily(api: Api) {
  const household = poorFamily();
  const { body } = await api.as("tkpk").post("/v1/intakes", { channel: "puskesos", household });
  const persons: string[] = body.household.members.map((one: any) => one.personId);
  return { id: body.household.id as string, persons, family: household };
}

const why = { reason: "Keliru" };

const lifeEventStories: Record<string, Story> = {
  changeFamilyCard: async (api) => {
    const { id } = await livingFamily(api);
    const body = { familyCardNumber: "1571080107267771", ...why };
    return { path: `/v1/households/${id}/family-card`, body };
  },
  endMembership: async (api) => {
    const { id, persons } = await livingFamily(api);
    return { path: `/v1/households/${id}/members/${persons[2]}/end`, body: { reason: "died" } };
  },
  mergeHouseholds: async (api) => {
    const [from, into] = [await livingFamily(api), await livingFamily(api)];
    return { path: "/v1/households/merge", body: { from: from.id, into: into.id, ...why } };
  },
  splitHousehold: async (api) => {
    const { id, persons } = await livingFamily(api);
    const into = { familyCardNumber: "1571080107267772", areaCode: "15.71.08.1003", rt: "012" };
    return { path: "/v1/households/split", body: { household: id, members: [persons[2]], into, ...why } };
  },
  correctNumber: async (api) => {
    const { persons } = await livingFamily(api);
    const body = { nationalId: "1571082005167773", ...why };
    return { path: `/v1/persons/${persons[2]}/correct-number`, body };
  },
  revertLifeEvent: async (api) => {
    const { id, persons } = await livingFamily(api);
    const path = `/v1/households/${id}/members/${persons[2]}/end`;
    const { body } = await api.as("tkpk").post(path, { reason: "died" });
    return { path: `/v1/life-events/${body.id}/revert`, body: why };
  },
  decideTask: async (api) => {
    const { family } = await livingFamily(api);
    const household = { ...family, familyCardNumber: familyCardNumber() };
    const sent = { channel: "agency", household };
    const { body } = await api.as("agency", { agency: "dinsos" }).post("/v1/intakes", sent);
    return { path: `/v1/tasks/${body.task.id}/decide`, body: { decision: "transfer" } };
  },
};

function send(api: Api, { by = "tkpk", path, body, type }: Step, headers = {}): Promise<Answer> {
  const client = by === "tkpk" ? api.as("tkpk") : api.as("agency", { agency: by });
  return client.post(path, body, type === undefined ? headers : { "content-type": type, ...headers });
}

/** Ids, codes, numbers of people and places of new RT differ between the cities; in which order they come does not. */
function comparable({ status, body, headers }: Answer): string {
  const rest = [...headers].filter(([name]) => name !== "date" && name !== "x-request-id");
  const names = new Map<string, string>();
  const inOrder = (name: string) => names.get(name) ?? names.set(name, `#${names.size}`).get(name)!;
  return JSON.stringify({ status, body, rest }, null, 1)
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, inOrder)
    .replaceAll(/[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/g, inOrder)
    .replaceAll(/\*{12}\d{4}/g, inOrder)
    .replaceAll(/15\.71\.08\.1003\.\d{3}|RT \d{3}/g, inOrder);
}

describe("with a key and without", () => {
  it.each(Object.entries({ ...stories, ...lifeEventStories, ...needStories, receiveImport: importStory }))(
    "%s answers alike, and again the same bytes",
    async (_, story) => {
      const without = await send(plain, await story(plain));
      const [step, key] = [await story(keyed), { "idempotency-key": randomUUID() }];
      const under = await send(keyed, step, key);
      expect(without.status).toBeLessThan(300);
      expect(comparable(under)).toBe(comparable(without));

      const again = await send(keyed, step, key);
      expect(again.headers.get("idempotency-replayed")).toBe("true");
      expect(JSON.stringify(again.body)).toBe(JSON.stringify(under.body));
      for (const name of ["etag", "location", "content-type"]) {
        expect(again.headers.get(name)).toBe(under.headers.get(name));
      }
    },
  );
});

describe("the document", () => {
  it("offers the key with every POST that needs a token", async () => {
    const document = await documentOf(plain);
    const without = Object.entries<Record<string, any>>(document.paths).flatMap(([at, { post }]) =>
      post?.security.length > 0 && !post.parameters?.some(isKey) ? [at] : [],
    );
    expect(without).toEqual([]);
  });
});

async function documentOf({ url }: Api): Promise<any> {
  return (await fetch(`${url}/openapi.json`)).json();
}

const isKey = ({ name, required }: { name: string; required?: boolean }) =>
  name === "idempotency-key" && required !== true;
