// Idempotency-Key: a POST that is sent again is answered as the first time, and done once.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inOneTransaction } from "../../../src/context.ts";
import { lockName } from "../../../src/database/lock-name.ts";
import { type Answer, type Api, type Client, startApi } from "../../support/api.ts";
import { poorFamily } from "../intakes/sent-households.ts";
import { givenReferral, path } from "../referrals/given-referral.ts";

let api: Api;
let tkpk: Client;
beforeAll(async () => {
  api = await startApi();
  tkpk = api.as("tkpk");
});
afterAll(() => api.stop());

const key = (value: string = randomUUID()) => ({ "idempotency-key": value });
const agency = (code = `test-${randomUUID()}`) => ({ code, name: { id: "Dinas Uji", en: "Test Agency" } });
const intake = (changes = {}) => ({ channel: "puskesos", household: poorFamily(changes) });

async function count(sql: string, values: unknown[] = []): Promise<number> {
  const { rows } = await api.database.pool.query<{ count: string }>(`select count(*) from ${sql}`, values);
  return Number(rows[0]!.count);
}

/** What of an answer must be the same each time. */
const told = ({ status, body, headers }: Answer) => ({
  status,
  body: JSON.stringify(body),
  ...Object.fromEntries(["location", "etag", "content-type"].map((name) => [name, headers.get(name)])),
});
const replayed = (answer: Answer) => answer.headers.get("idempotency-replayed");

describe("sent again under its key", () => {
  it("an intake gets the same bytes, and is stored once", async () => {
    const [sent, under] = [intake(), key()];
    const first = await tkpk.post("/v1/intakes", sent, under);
    expect([first.status, replayed(first)]).toEqual([201, null]);
    const stored = await count("intakes");
    const again = await tkpk.post("/v1/intakes", sent, under);
    expect(told(again)).toEqual(told(first));
    expect(replayed(again)).toBe("true");
    expect(await count("intakes")).toBe(stored);
  });

  it("gets the first answer also where the record has moved on", async () => {
    const referral = await givenReferral(api);
    const [dinkes, under] = [api.as("agency", { agency: "dinkes" }), key()];
    const first = await dinkes.post(path(referral, "accept"), {}, under);
    await dinkes.post(path(referral, "start"));
    const again = await dinkes.post(path(referral, "accept"), {}, under);
    expect(told(again)).toEqual(told(first));
    expect(again.body.status).toBe("accepted");
    expect((await dinkes.get(path(referral))).body.status).toBe("in-progress");
  });

  it("is known with and without the quotes of a structured field", async () => {
    const [sent, bare] = [agency(), randomUUID()];
    await tkpk.post("/v1/agencies", sent, key(bare));
    expect(replayed(await tkpk.post("/v1/agencies", sent, key(`"${bare}"`)))).toBe("true");
  });

  it("is done anew after 24 hours, and the old answers go", async () => {
    const [first, second] = [key(), key()];
    const one = agency();
    await tkpk.post("/v1/agencies", one, first);
    await tkpk.post("/v1/agencies", agency(), second);
    api.clock.advance(24 * 60 * 60 * 1000 - 1);
    expect(replayed(await tkpk.post("/v1/agencies", one, first))).toBe("true");
    api.clock.advance(1);
    expect((await tkpk.post("/v1/agencies", one, first)).body.code).toBe("already-exists");
    expect((await tkpk.post("/v1/agencies", agency(), first)).status).toBe(201);
    expect(await count("kept_answers where expires_at <= $1", [api.clock.now()])).toBe(0);
  });
});

describe("a key", () => {
  it("of another request is refused, and the other request not done", async () => {
    const under = key();
    const sent = agency();
    await tkpk.post("/v1/agencies", sent, under);
    const other = agency();
    for (const [path, body] of [
      ["/v1/agencies", other],
      ["/v1/intakes", intake()],
      ["/v1/agencies?x=1", sent],
    ] as const) {
      const answer = await tkpk.post(path, body, under);
      expect([answer.status, answer.body.code]).toEqual([422, "idempotency-key-reused"]);
    }
    expect((await tkpk.get(`/v1/agencies/${other.code}`)).status).toBe(404);
  });

  it("of another client is another key", async () => {
    const under = key();
    const body = { villageCode: "15.71.08.1003", rt: "201" };
    const first = await tkpk.post("/v1/areas", body, under);
    const other = await api.as("field").post("/v1/areas", { ...body, rt: "202" }, under);
    expect([first.status, other.status]).toEqual([201, 201]);
    expect(replayed(other)).toBeNull();
  });

  it.each(["two words", "", '"', '""', '"open', "é", "x".repeat(201), '"a"b"'])(
    "is 1 to 200 visible characters: not %j",
    async (value) => {
      const { status, body } = await tkpk.post("/v1/agencies", agency(), key(value));
      expect([status, body.errors]).toMatchObject([
        400,
        [{ pointer: "/headers/idempotency-key", code: "bad-format" }],
      ]);
    },
  );

  it("is taken where nothing is written, and nothing is kept", async () => {
    const kept = await count("kept_answers");
    const under = key();
    for (const limit of [1, 2]) {
      const answer = await tkpk.post("/v1/households/search", { name: "Contoh", limit }, under);
      expect([answer.status, replayed(answer)]).toEqual([200, null]);
    }
    expect(await count("kept_answers")).toBe(kept);
  });
});

describe("a refusal", () => {
  it("is not kept: sent again, the request is decided anew", async () => {
    const referral = await givenReferral(api);
    const [dinkes, under] = [api.as("agency", { agency: "dinkes" }), key()];
    const early = await dinkes.post(path(referral, "start"), {}, under);
    expect([early.status, early.body.code]).toEqual([409, "illegal-transition"]);
    expect(early.headers.get("etag")).toBeNull();
    await dinkes.post(path(referral, "accept"));
    const late = await dinkes.post(path(referral, "start"), {}, under);
    expect([late.status, late.body.status, replayed(late)]).toEqual([200, "in-progress", null]);
  });

  it("writes nothing, and leaves the key free for a corrected body", async () => {
    const under = key();
    const wrong = intake({ areaCode: "15.71.08.9999" });
    expect((await tkpk.post("/v1/intakes", wrong, under)).status).toBe(422);
    expect((await tkpk.post("/v1/intakes", intake(), under)).status).toBe(201);
  });

  it("of an answer that cannot be kept takes the write back", async () => {
    const sent = agency();
    await api.database.pool.query("alter table kept_answers add constraint none check (false) not valid");
    const failed = await tkpk.post("/v1/agencies", sent, key());
    await api.database.pool.query("alter table kept_answers drop constraint none");
    expect(failed.status).toBe(422);
    expect(failed.headers.get("location")).toBeNull();
    expect((await tkpk.get(`/v1/agencies/${sent.code}`)).status).toBe(404);
  });
});

describe("at the same time", () => {
  it("duplicates wait for the first and get its answer", async () => {
    const [sent, under] = [intake(), key()];
    const stored = await count("intakes");
    const answers = await Promise.all(Array.from({ length: 8 }, () => tkpk.post("/v1/intakes", sent, under)));
    expect(new Set(answers.map((answer) => JSON.stringify(told(answer)))).size).toBe(1);
    expect(answers.filter((answer) => replayed(answer) === "true")).toHaveLength(7);
    expect(await count("intakes")).toBe(stored + 1);
  });

  it("a duplicate of one that takes too long is told that it is busy", { timeout: 20_000 }, async () => {
    const [sent, under] = [agency(), randomUUID()];
    const { vault } = api.ctx();
    const name = vault.lookup("idempotency-key", `test-tkpk ${under}`).toString("hex");
    const answer = await inOneTransaction(api.ctx(), async ({ db }) => {
      await lockName(db, `idempotency-key ${name}`);
      return tkpk.post("/v1/agencies", sent, key(under));
    });
    expect([answer.status, answer.body.code]).toEqual([409, "busy"]);
    expect((await tkpk.post("/v1/agencies", sent, key(under))).status).toBe(201);
  });
});

describe("numbers of people", () => {
  it("are not in the clear in what is kept, and a replay of them is in the audit trail", async () => {
    const household = poorFamily();
    const why = { ...key(), "x-purpose": "home visit" };
    const first = await tkpk.post("/v1/intakes", { channel: "rt", household }, why);
    expect(JSON.stringify(first.body)).toContain(household.familyCardNumber);
    const again = await tkpk.post("/v1/intakes", { channel: "rt", household }, why);
    expect(told(again)).toEqual(told(first));
    const { rows } = await api.database.pool.query("select * from kept_answers");
    const stored = rows.flatMap((row) => Object.values(row).map(String)).join(" ");
    expect(stored).not.toContain(household.familyCardNumber);
    const id = first.headers.get("x-request-id")!;
    const { body } = await tkpk.get(`/v1/audit?action=request.replay&entityId=${id}`);
    expect(body.items).toMatchObject([{ purpose: "home visit", clientId: "test-tkpk" }]);
  });

  it("are not told again without the purpose", async () => {
    const [sent, under] = [intake(), key()];
    await tkpk.post("/v1/intakes", sent, { ...under, "x-purpose": "home visit" });
    const { status, body } = await tkpk.post("/v1/intakes", sent, under);
    expect([status, body.code]).toEqual([422, "idempotency-key-reused"]);
  });
});
