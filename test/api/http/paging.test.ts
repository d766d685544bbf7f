// Lists: page by page what stands there, whatever comes and goes meanwhile; and no cursor but the list's own.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, type Client, startApi } from "../../support/api.ts";
import { poorFamily } from "../intakes/sent-households.ts";
import { newProgram, newVersion } from "../programs/program-bodies.ts";
import {
  givenHome,
  givenReferral,
  givenRt,
  type Home,
  open,
  openingFor,
} from "../referrals/given-referral.ts";

let api: Api;
let tkpk: Client;
beforeAll(async () => {
  api = await startApi();
  tkpk = api.as("tkpk");
});
afterAll(() => api.stop());

const query = (sql: string, values: unknown[]) => api.database.pool.query(sql, values);

type Item = Record<string, any>;
interface Page {
  items: Item[];
  nextCursor: string | null;
}

/** A list with what stands in it at first, and how rows come and go. */
interface List {
  /** Asks for a page. */
  readonly page: (limit: number, cursor?: string) => Promise<Page>;
  readonly idOf: (item: Item) => string;
  /** Makes a row and says its id; `first` where it belongs before those that stand there, as far as the list allows. */
  readonly add: (first: boolean) => Promise<string>;
  readonly remove?: (id: string) => Promise<unknown>;
}

const byGet = (path: string) => async (limit: number, cursor?: string) => {
  const { status, body } = await tkpk.get(
    `${path}${path.includes("?") ? "&" : "?"}limit=${limit}${cursor ? `&cursor=${cursor}` : ""}`,
  );
  expect(status).toBe(200);
  return body as Page;
};
const codeOf = ({ code }: Item) => code as string;
const idOf = ({ id }: Item) => id as string;
let serial = 500;
const nextCode = (first: boolean) => `${first ? "a" : "zz"}-${(serial += 1)}`;
/** Lists by the last change put what comes later behind. */
const later = () => api.clock.advance(1000);

const lists: Record<string, () => Promise<List>> = {
  agencies: async () => ({
    page: byGet("/v1/agencies"),
    idOf: codeOf,
    add: async (first) => {
      const code = nextCode(first);
      await tkpk.post("/v1/agencies", { code, name: { id: "Uji", en: "Test" } });
      return code;
    },
    remove: (code) => query("delete from agencies where code = $1", [code]),
  }),
  programs: async () => ({
    page: byGet("/v1/programs"),
    idOf: codeOf,
    add: async (first) => {
      const code = nextCode(first);
      expect((await tkpk.post("/v1/programs", newProgram(code))).status).toBe(201);
      return code;
    },
    remove: async (code) => {
      await query("delete from program_agencies where program = $1", [code]);
      await query("delete from programs where code = $1", [code]);
    },
  }),
  "versions of a program": async () => {
    const code = nextCode(true);
    await tkpk.post("/v1/programs", newProgram(code));
    return {
      page: byGet(`/v1/programs/${code}/versions`),
      idOf: ({ version }) => String(version),
      add: async () => {
        const { body } = await tkpk.post(`/v1/programs/${code}/versions`, newVersion());
        return String(body.version);
      },
      remove: (version) =>
        query("delete from program_versions where program = $1 and version = $2", [code, version]),
    };
  },
  areas: async () => {
    const villageCode = "15.71.08.1003";
    return {
      page: byGet(`/v1/areas?parent=${villageCode}`),
      idOf: codeOf,
      add: async (first) => {
        serial += 1;
        const rt = String(first ? serial - 400 : serial);
        return (await tkpk.post("/v1/areas", { villageCode, rt })).body.code;
      },
      remove: (code) => query("delete from areas where code = $1", [code]),
    };
  },
  referrals: async () => {
    const areaCode = await givenRt(api);
    return {
      page: byGet(`/v1/referrals?area=${areaCode}`),
      idOf,
      add: async () => {
        later();
        const [referral] = await open(api, [openingFor(await givenHome(api, areaCode))]);
        return referral!.id;
      },
      remove: async (id) => {
        await query("delete from referral_transitions where referral_id = $1", [id]);
        await query("delete from referrals where id = $1", [id]);
      },
    };
  },
  "referrals of a household": async () => {
    const home = await givenHome(api);
    const programs = (await tkpk.get("/v1/programs")).body.items as Item[];
    let next = 0;
    return {
      page: byGet(`/v1/households/${home.householdId}/referrals`),
      idOf,
      add: async () => {
        later();
        const { code } = programs[(next += 1)]!;
        const [referral] = await open(api, [openingFor(home, { program: code })]);
        return referral!.id;
      },
      remove: async (id) => {
        await query("delete from referral_transitions where referral_id = $1", [id]);
        await query("delete from referrals where id = $1", [id]);
      },
    };
  },
  enrolments: async () => ({
    page: byGet("/v1/enrolments?program=pkh"),
    idOf,
    add: async () => {
      later();
      const { householdId: id } = await givenHome(api);
      const body = { program: "pkh", subject: { type: "household", id } };
      return (await tkpk.post("/v1/enrolments", body)).body.id;
    },
    remove: (id) => query("delete from enrolments where id = $1", [id]),
  }),
  "found households": async () => {
    const areaCode = await givenRt(api);
    return {
      page: async (limit, cursor) =>
        (await tkpk.post("/v1/households/search", { areaCode, limit, ...(cursor && { cursor }) })).body,
      idOf,
      add: async () => {
        later();
        return (await givenHome(api, areaCode)).householdId;
      },
      remove: async (id) => {
        await query("delete from memberships where household_id = $1", [id]);
        await query("delete from households where id = $1", [id]);
      },
    };
  },
  // Nothing of it is ever removed.
  "the audit trail": async () => ({
    page: byGet("/v1/audit?action=agency.create"),
    idOf: ({ entity }) => entity.id,
    add: async () => {
      const code = nextCode(false);
      await tkpk.post("/v1/agencies", { code, name: { id: "Uji", en: "Test" } });
      return code;
    },
  }),
};

describe("paging while rows come and go", () => {
  it.each(Object.entries(lists))("%s: nothing that stays is missed or comes twice", async (_, make) => {
    const { page, idOf, add, remove } = await make();
    for (let i = 0; i < 6; i += 1) await add(i % 2 === 0);
    const before = (await page(200)).items.map(idOf);
    expect(before.length).toBeGreaterThanOrEqual(6);

    const seen: string[] = [];
    const removed: string[] = [];
    let added: string | undefined;
    let cursor: string | undefined;
    do {
      const { items, nextCursor } = await page(2, cursor);
      seen.push(...items.map(idOf));
      cursor = nextCursor ?? undefined;
      // After the first page: the row that the cursor names goes, the next goes, one comes before, one behind.
      if (added === undefined) {
        for (const id of remove ? [seen.at(-1)!, before[2]!] : []) {
          await remove!(id);
          removed.push(id);
        }
        await add(true);
        added = await add(false);
      }
    } while (cursor !== undefined);

    expect(new Set(seen).size).toBe(seen.length);
    const staying = before.filter((id) => !removed.includes(id));
    expect(seen).toEqual(expect.arrayContaining([...staying, added]));
    expect(seen.slice(2)).not.toContain(removed[0] ?? "none");
    expect(seen).not.toContain(removed[1] ?? "none");
  });

  it.each(["/v1/indicators", "/v1/settings", "/v1/reasons"])(
    "%s comes whole in pages of one or seven",
    async (path) => {
      const whole = (await byGet(path)(200)).items;
      for (const limit of [1, 7]) {
        const seen: Item[] = [];
        let cursor: string | undefined;
        do {
          const page = await byGet(path)(limit, cursor);
          expect(page.items.length).toBeLessThanOrEqual(limit);
          seen.push(...page.items);
          cursor = page.nextCursor ?? undefined;
        } while (cursor !== undefined);
        expect(seen).toEqual(whole);
      }
    },
  );

  it("a household's matches come whole in pages, and whole in one unless a limit is given", async () => {
    const { body } = await tkpk.post("/v1/intakes", { channel: "puskesos", household: poorFamily() });
    const path = `/v1/households/${body.household.id}/matches`;
    const whole = (await tkpk.get(path)).body;
    expect(whole.items).toHaveLength(body.matches.length);
    expect(whole.nextCursor).toBeNull();
    const seen: Item[] = [];
    let cursor: string | undefined;
    do {
      const page = await byGet(path)(5, cursor);
      seen.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(whole.items);
  });
});

describe("a cursor", () => {
  let homes: Home[];
  beforeAll(async () => {
    homes = [await givenReferral(api), await givenReferral(api)];
    for (const { householdId: id } of homes) {
      await tkpk.post("/v1/enrolments", { program: "bpnt", subject: { type: "household", id } });
    }
  });

  const cursorOf = async (path: string) => (await byGet(path)(1)).nextCursor!;
  const codeOfAnswer = async (path: string, cursor: string) =>
    (await tkpk.get(`${path}${path.includes("?") ? "&" : "?"}cursor=${encodeURIComponent(cursor)}`)).body
      .code;

  it.each([
    ["/v1/areas?level=village", "/v1/areas?level=district"],
    ["/v1/areas?level=village", "/v1/areas"],
    ["/v1/referrals", "/v1/referrals?status=requested"],
    ["/v1/referrals?program=jambi-bugar", "/v1/referrals?program=pkh"],
    ["/v1/referrals?candidate=dinkes", "/v1/referrals?holder=dinkes"],
    ["/v1/referrals?updatedAfter=2026-01-01T00:00:00Z", "/v1/referrals?updatedAfter=2026-01-02T00:00:00Z"],
    ["/v1/enrolments", "/v1/enrolments?status=active"],
    ["/v1/indicators?level=member", "/v1/indicators?level=household"],
    ["/v1/audit", "/v1/audit?client=somebody"],
    ["/v1/agencies", "/v1/programs"],
    ["/v1/programs", "/v1/reasons"],
  ])("of %s is none of %s", async (path, other) => {
    const cursor = await cursorOf(path);
    expect(await codeOfAnswer(path, cursor)).toBeUndefined();
    expect(await codeOfAnswer(other, cursor)).toBe("invalid-cursor");
  });

  it("of a search is none of another search", async () => {
    const search = (body: object) => tkpk.post("/v1/households/search", { limit: 1, ...body });
    const { nextCursor: cursor } = (await search({ areaCode: "15.71" })).body;
    expect((await search({ areaCode: "15.71", cursor })).status).toBe(200);
    expect((await search({ areaCode: "15.71.08", cursor })).body.code).toBe("invalid-cursor");
    expect((await search({ areaCode: "15.71", name: "Siti", cursor })).body.code).toBe("invalid-cursor");
  });

  it("of a household's referrals or matches is none of another household's", async () => {
    const [one, other] = homes.map(({ householdId }) => householdId);
    const cursor = await cursorOf(`/v1/households/${one}/matches`);
    expect(await codeOfAnswer(`/v1/households/${one}/matches`, cursor)).toBeUndefined();
    expect(await codeOfAnswer(`/v1/households/${other}/matches`, cursor)).toBe("invalid-cursor");
    expect(await codeOfAnswer(`/v1/households/${one}/referrals`, cursor)).toBe("invalid-cursor");
  });

  it("is for any limit, and the same moment may be written otherwise", async () => {
    const cursor = await cursorOf("/v1/referrals?updatedAfter=2026-01-01T00:00:00Z");
    const same = "/v1/referrals?limit=7&updatedAfter=2026-01-01T07:00:00%2B07:00";
    expect(await codeOfAnswer(same, cursor)).toBeUndefined();
  });

  it("is refused wherever one character of it is changed", async () => {
    const cursor = await cursorOf("/v1/agencies");
    for (let at = 0; at < cursor.length; at += 1) {
      const altered = cursor.slice(0, at) + (cursor[at] === "A" ? "B" : "A") + cursor.slice(at + 1);
      expect(await codeOfAnswer("/v1/agencies", altered)).toBe("invalid-cursor");
    }
    for (const altered of [cursor.slice(1), cursor.slice(0, -1), `${cursor}A`, randomUUID()]) {
      expect(await codeOfAnswer("/v1/agencies", altered)).toBe("invalid-cursor");
    }
  });
});
