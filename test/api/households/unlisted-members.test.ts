import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, startApi } from "../../support/api.ts";
import { csv, familyRows, imported, type Row } from "../imports/import-files.ts";
import { familyCardNumber, nationalId, poorFamily } from "../intakes/sent-households.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

type Family = ReturnType<typeof poorFamily>;

const send = async (household: unknown, channel = "field-officer") => {
  const by = channel === "field-officer" ? api.as("field") : api.as("tkpk");
  const { status, body } = await by.post("/v1/intakes", { channel, household });
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
};
const namesAt = async (id: string) => {
  const { body } = await api.as("tkpk").get(`/v1/households/${id}`);
  return body.members.map(({ name }: any) => name);
};
const withoutLast = (family: Family) => ({ ...family, members: family.members.slice(0, -1) });

/** Registered, and then seen without the last of its members. */
async function seenWithoutLast(family: Family): Promise<string> {
  const { household } = await send(family);
  await send({ ...withoutLast(family), membersComplete: true });
  return household.id;
}

describe("a member whom a visit did not find", () => {
  it("is not brought back by hearsay, which is told so", async () => {
    const family = poorFamily();
    const id = await seenWithoutLast(family);
    const { warnings } = await send(family, "rt");
    expect(warnings).toMatchObject([{ code: "observation-kept", pointer: "/household/members/2" }]);
    expect(await namesAt(id)).toHaveLength(2);
  });

  it("is not brought back by name either, and nobody is made of that name", async () => {
    const family = poorFamily();
    const { nationalId: _left, ...child } = family.members.at(-1)!;
    const unnumbered = { ...family, members: [...family.members.slice(0, -1), child] };
    const id = await seenWithoutLast(unnumbered);
    await send(unnumbered, "rt");
    expect(await namesAt(id)).toHaveLength(2);
    const { rows } = await api.database.pool.query("select from memberships where household_id = $1", [id]);
    expect(rows).toHaveLength(3);
  });

  it("is not brought back by a file, of this period or of a later one", async () => {
    const rows = familyRows();
    await imported(api, csv(rows));
    const [head, spouse] = rows as [Row, Row];
    const id = (await send(seenFamily([head, spouse]))).household.id;
    expect(await namesAt(id)).toEqual([head.name, spouse.name]);
    for (const period of ["2026-Q2", "2026-Q3"]) {
      await imported(api, csv(rows.map((row) => ({ ...row, decile: "3" }))), { period });
      expect(await namesAt(id), period).toEqual([head.name, spouse.name]);
    }
  });

  it("is not brought back either where hearsay had left them out before", async () => {
    const family = poorFamily();
    const { household } = await send(family, "rt");
    const rest = { ...withoutLast(family), membersComplete: true };
    await send(rest, "rt");
    await send(rest);
    await send(family, "rt");
    expect(await namesAt(household.id)).toHaveLength(2);
  });

  it("is not made a second time where hearsay names them without a number while they live elsewhere", async () => {
    const family = poorFamily();
    const id = await seenWithoutLast(family);
    const grown = poorFamily();
    const child = family.members.at(-1)!;
    await send({ ...grown, members: [...grown.members, child] }, "rt");
    const { nationalId: _none, ...unnumbered } = child;
    await send({ ...family, members: [...family.members.slice(0, -1), unnumbered] }, "rt");
    expect(await namesAt(id)).toHaveLength(2);
  });

  it("keeps one out by their name, and not another of that name", async () => {
    const family = poorFamily();
    const others = family.members.slice(0, -1);
    const { nationalId: _none, ...child } = family.members.at(-1)!;
    const id = await seenWithoutLast({ ...family, members: [...others, child] });
    const [one, other] = [0, 1].map(() => ({
      ...child,
      nationalId: nationalId(child.birthDate!, child.sex),
    }));
    await send({ ...family, members: [...others, one, other] }, "rt");
    expect(await namesAt(id)).toHaveLength(3);
  });

  it("can be told of as dead by hearsay, and does not join by that", async () => {
    const family = poorFamily();
    const { household } = await send(family, "rt");
    await send({ ...withoutLast(family), membersComplete: true });
    const dead = { ...family.members.at(-1)!, status: "deceased" };
    await send({ ...family, members: [...family.members.slice(0, -1), dead] }, "rt");
    expect(await namesAt(household.id)).toHaveLength(2);
    const sql = "select status from persons where id = $1";
    const { rows } = await api.database.pool.query(sql, [household.members[2].personId]);
    expect(rows).toEqual([{ status: "deceased" }]);
  });

  it("is brought back by whom another visit finds", async () => {
    const family = poorFamily();
    const id = await seenWithoutLast(family);
    await send(family);
    expect(await namesAt(id)).toHaveLength(3);
  });

  it("joins another household that hearsay lists", async () => {
    const family = poorFamily();
    const id = await seenWithoutLast(family);
    const grown = poorFamily();
    const elsewhere = { ...grown, members: [...grown.members, family.members.at(-1)!] };
    const { household } = await send(elsewhere, "rt");
    expect(await namesAt(household.id)).toHaveLength(4);
    expect(await namesAt(id)).toHaveLength(2);
  });

  it("keeps nobody else out, who was never there or lives elsewhere", async () => {
    const family = poorFamily();
    const id = await seenWithoutLast(family);
    const other = poorFamily();
    await send(other, "rt");
    const joining = [...poorFamily().members.slice(-1), ...other.members.slice(-1)];
    const { household } = await send(
      { ...family, members: [...family.members, ...joining], resolution: "transfer" },
      "rt",
    );
    expect(household.id).toBe(id);
    expect(await namesAt(id)).toHaveLength(4);
  });
});

it("a number that comes with a member behind one who is kept out is that member's", async () => {
  const family = poorFamily();
  const [head, spouse, child] = family.members as [any, any, any];
  const { nationalId: number, ...unnumbered } = spouse;
  const { household } = await send({ ...family, members: [head, child, unnumbered] });
  await send({ ...family, members: [head, unnumbered], membersComplete: true });
  await send({ ...family, members: [head, child, { ...unnumbered, nationalId: number }] }, "rt");
  expect(await namesAt(household.id)).toEqual([head.name, spouse.name]);
  const search = await api.as("tkpk").post("/v1/households/search", { nationalId: number });
  expect(search.body.items.map(({ id }: any) => id)).toEqual([household.id]);
});

it("who is told of as dead by hearsay where a visit has seen them joins nobody", async () => {
  const family = poorFamily();
  const { household } = await send(family);
  await send({ ...withoutLast(family), membersComplete: true });
  const dead = { ...family.members.at(-1)!, status: "deceased" };
  await send({ ...family, members: [...family.members.slice(0, -1), dead] }, "rt");
  expect(await namesAt(household.id)).toHaveLength(2);
});

it("who is left out by hearsay comes back by other hearsay", async () => {
  const family = { ...poorFamily(), familyCardNumber: familyCardNumber() };
  const { household } = await send(family, "rt");
  await send({ ...withoutLast(family), membersComplete: true }, "rt");
  expect(await namesAt(household.id)).toHaveLength(2);
  await send(family, "rt");
  expect(await namesAt(household.id)).toHaveLength(3);
});

/** The household of rows of a file, as an officer sees it. */
function seenFamily(rows: readonly Row[]) {
  return {
    familyCardNumber: rows[0]!.family_card_number,
    ...{ areaCode: "15.71.08.1003", rt: "012", membersComplete: true, indicators: {} },
    members: rows.map(({ national_id, name, sex, birth_date }, index) => ({
      ...{ nationalId: national_id, name, sex, birthDate: birth_date, indicators: {} },
      relation: index === 0 ? "head" : "spouse",
    })),
  };
}
