// GET /v1/referrals/{id}/letter: what the desk prints, who may have it, and what it shows to whom.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Api, type Client, startApi } from "../../support/api.ts";
import { readPdf } from "../../support/read-pdf.ts";
import { givenRt, open, openingFor, path } from "./given-referral.ts";

let api: Api;
let tkpk: Client;
let dinkes: Client;
let dinsos: Client;
beforeAll(async () => {
  api = await startApi();
  tkpk = api.as("tkpk");
  dinkes = api.as("agency", { agency: "dinkes" });
  dinsos = api.as("agency", { agency: "dinsos" });
});
afterAll(() => api.stop());

const village = "15.71.08.1003";
const purpose = { "x-purpose": "home visit" };
let serial = 0;

/** A household of a mother and a child, and a referral of the child that both agencies are asked for. */
async function givenLetter(
  part: { name?: string; address?: string; members?: object[]; of?: "person" | "household" } = {},
) {
  serial += 1;
  const number = (person: number) => `15710841067${String(serial).padStart(3, "0")}0${person}`;
  const sent = {
    channel: "puskesos",
    openReferrals: false,
    household: {
      familyCardNumber: `15710801012${String(serial).padStart(3, "0")}09`,
      ...{ areaCode: village, rt: `${serial}`, rw: "02", address: part.address ?? "Jalan Contoh 1" },
      members: [
        {
          ...{ nationalId: number(1), name: "Ibu Contoh", sex: "female", birthDate: "1990-02-28" },
          ...{ relation: "head", indicators: {} },
        },
        {
          ...{
            nationalId: number(2),
            name: part.name ?? "Anak Contoh",
            sex: "male",
            birthDate: "2016-07-02",
          },
          ...{ relation: "child", indicators: {} },
        },
        ...(part.members ?? []),
      ],
    },
  };
  const { status, body } = await tkpk.post("/v1/intakes", sent);
  expect(status, JSON.stringify(body)).toBe(201);
  const { id: householdId, areaCode, rt, members } = body.household;
  const home = { areaCode: `${areaCode}.${rt}`, householdId, personId: members[1].personId };
  const ofHousehold = { program: "pkh", subjectType: "household", subjectId: householdId } as const;
  const [referral] = await open(api, [
    openingFor(home, {
      subjectLabel: part.of === "household" ? "Ibu Contoh" : (part.name ?? "Anak Contoh"),
      ...(part.of === "household" ? { ...ofHousehold, candidates: ["dinsos"] } : {}),
    }),
  ]);
  return { ...referral!, ...home, numbers: { card: sent.household.familyCardNumber, child: number(2) } };
}

async function letterOf(client: Client, referral: { id: string }, headers: Record<string, string> = {}) {
  const answer = await client.get(path(referral, "letter"), headers);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  const read = await readPdf(answer.body);
  return { ...read, text: read.pages.join(" "), answer };
}

const reveals = async (householdId: string) => {
  const { rows } = await api.database.pool.query(
    "select purpose from audit_entries where household_id = $1 and action = 'household.reveal-numbers'",
    [householdId],
  );
  return rows.map((row: { purpose: string }) => row.purpose);
};

describe("what it says", () => {
  test("whom it is about, whom it goes to, what to bring, and until when, on one page of A4", async () => {
    const referral = await givenLetter();
    const { text, pages, sizes, answer } = await letterOf(tkpk, referral);
    expect(answer.headers.get("content-type")).toBe("application/pdf");
    expect(sizes).toEqual([[595, 842]]);
    expect(pages).toHaveLength(1);
    const { body: program } = await tkpk.get("/v1/programs/jambi-bugar");
    for (const said of [
      "PEMERINTAH KOTA JAMBI",
      "SURAT RUJUKAN",
      referral.id,
      "Kota Jambi, 1 Juli 2026",
      "Dinas Kesehatan Dinas Sosial",
      "Anak Contoh",
      "2 Juli 2016 (9 tahun)",
      "Jalan Contoh 1 RT",
      ", RW 02, Kelurahan",
      "Kota Jambi",
      program.name.id,
      program.benefit.id,
      program.howToApply.id,
      ...program.requiredDocuments.map((one: { id: string }) => one.id),
      "Berlaku sampai 31 Juli 2026 (30 hari sejak dicetak).",
      "halaman 1 dari 1",
    ])
      expect(text).toContain(said);
    expect(text).not.toContain("Ibu Contoh");
  });

  test("the QR code says the referral's address", async () => {
    const referral = await givenLetter();
    expect((await letterOf(tkpk, referral)).qr).toBe(`${api.url}/v1/referrals/${referral.id}`);
  });

  test("by the public address of the service where that is set", async () => {
    const other = await startApi({ publicUrl: "https://satupintu.example/jambi/" });
    const areaCode = await givenRt(other);
    const [referral] = await open(other, [
      {
        ...openingFor({ areaCode, householdId: "", personId: "" }),
        ...{ program: "kampung-bantar", subjectType: "area", subjectId: areaCode, subjectLabel: "RT" },
        ...{ householdId: null, candidates: ["dpmppa"], snapshot: {} },
      },
    ]);
    const { qr } = await letterOf(other.as("tkpk"), referral!);
    await other.stop();
    expect(qr).toBe(`https://satupintu.example/jambi/v1/referrals/${referral!.id}`);
  });

  test("of a household, every member; many go on to a second page", async () => {
    const members = Array.from({ length: 48 }, (_, index) => ({
      ...{ name: `Anggota Nomor ${index + 1}`, sex: "female", birthYear: 1999, relation: "other" },
      ...{ indicators: {}, source: { system: "letters", id: `${index + 1}` } },
    }));
    const { pages, text, qr } = await letterOf(tkpk, await givenLetter({ of: "household", members }));
    expect(pages).toHaveLength(2);
    expect(pages[0]).toContain("Anggota Nomor 1 ");
    expect(pages[0]).not.toContain("Anggota Nomor 48");
    expect(pages[1]).toContain("No. Nama");
    expect(pages[1]).toContain("Anggota Nomor 48");
    for (const { name } of members) expect(text).toContain(name);
    expect(text).toContain("tahun 1999");
    expect(qr).toMatch(/\/v1\/referrals\//);
  });

  test("of an RT, the neighbourhood alone", async () => {
    const areaCode = await givenRt(api);
    const [referral] = await open(api, [
      {
        ...openingFor({ areaCode, householdId: "", personId: "" }),
        ...{ program: "kampung-bantar", subjectType: "area", subjectId: areaCode, subjectLabel: "RT" },
        ...{ householdId: null, candidates: ["dpmppa"], snapshot: {} },
      },
    ]);
    const { text } = await letterOf(api.as("agency", { agency: "dpmppa" }), referral!);
    expect(text).toContain("Wilayah yang dirujuk");
    expect(text).toMatch(/RT \d{3}, Kelurahan .+, Kecamatan .+, Kota Jambi/);
    expect(text).not.toMatch(/\bNIK\b|\bNo\. KK\b/);
  });

  test("to its holder alone once it is picked up, and no longer good once it is finished", async () => {
    const referral = await givenLetter();
    await dinkes.post(path(referral, "accept"));
    const held = (await letterOf(tkpk, referral)).text;
    expect(held).toContain("Kepada Yth. Dinas Kesehatan Dengan");
    await tkpk.post(path(referral, "cancel"), { reason: { code: "moved-away" } });
    const { text } = await letterOf(tkpk, referral);
    expect(text).toContain("Rujukan ini sudah dibatalkan. Surat ini tidak berlaku lagi.");
    expect(text).not.toContain("Berlaku sampai");
  });

  test("a long name and address wrap, and characters outside of the fonts become the nearest ones", async () => {
    const name = `Muḥammad ʿAlī Łukasz 漢 ${"Panjang ".repeat(18).trim()}`;
    const address = `Jalan ${"Yang Panjang Sekali ".repeat(9).trim()} – “Ujung”`;
    const { text, pages } = await letterOf(tkpk, await givenLetter({ name, address }));
    expect(pages).toHaveLength(1);
    expect(text).toContain(`Muhammad 'Ali Lukasz ? ${"Panjang ".repeat(18).trim()}`);
    expect(text).toContain(address);
  });

  test("is never signed on a page by itself: until when it is good stands there too", async () => {
    // However many members fill the page before.
    for (let count = 30; count < 38; count += 1) {
      const members = Array.from({ length: count }, (_, index) => ({
        ...{ name: `Anggota ${index + 1}`, sex: "female", birthYear: 1999, relation: "other" },
        ...{ indicators: {}, source: { system: `letters-${count}`, id: `${index + 1}` } },
      }));
      const { pages } = await letterOf(tkpk, await givenLetter({ of: "household", members }));
      expect(pages.at(-1), `${count}`).toMatch(/Berlaku sampai .+ Petugas,/);
    }
  });

  test("the same letter on the same day, byte by byte", async () => {
    const referral = await givenLetter();
    const [first, second] = [await letterOf(tkpk, referral), await letterOf(tkpk, referral)];
    expect(first.answer.body).toBe(second.answer.body);
  });
});

describe("numbers", () => {
  test("are masked, and in full for who says why, on the record", async () => {
    const referral = await givenLetter();
    const { card, child } = referral.numbers;
    const masked = (await letterOf(tkpk, referral)).text;
    expect(masked).toContain(`************${card.slice(-4)}`);
    expect(masked).toContain(`************${child.slice(-4)}`);
    expect(masked).not.toContain(card);
    expect(masked).not.toContain(child);
    expect(await reveals(referral.householdId)).toEqual([]);
    const whole = (await letterOf(tkpk, referral, purpose)).text;
    expect(whole).toContain(card);
    expect(whole).toContain(child);
    expect(await reveals(referral.householdId)).toEqual(["home visit"]);
  });

  test("in full to an agency only while it holds the referral", async () => {
    const referral = await givenLetter();
    expect((await letterOf(dinkes, referral, purpose)).text).not.toContain(referral.numbers.child);
    await dinkes.post(path(referral, "accept"));
    expect((await letterOf(dinkes, referral, purpose)).text).toContain(referral.numbers.child);
    expect(await reveals(referral.householdId)).toEqual(["home visit"]);
  });

  test("stay masked for a caller without pii:read, whatever it says", async () => {
    const referral = await givenLetter();
    const client = api.as("tkpk", { scopes: ["referrals:read", "households:read"] });
    const { text } = await letterOf(client, referral, purpose);
    expect(text).not.toContain(referral.numbers.child);
    expect(await reveals(referral.householdId)).toEqual([]);
  });
});

describe("who may have it", () => {
  const status = async (client: Client, referral: { id: string }) =>
    (await client.get(path(referral, "letter"))).status;

  test("who sees the household: not an agency that is no longer asked, nor another area's officer", async () => {
    const referral = await givenLetter();
    expect(await status(dinsos, referral)).toBe(200);
    await dinkes.post(path(referral, "accept"));
    expect(await status(dinkes, referral)).toBe(200);
    expect(await status(dinsos, referral)).toBe(404);
    expect((await dinsos.get(path(referral))).status).toBe(200);
    expect(await status(api.as("agency", { agency: "disdik" }), referral)).toBe(404);
    expect(await status(api.as("field", { area: village }), referral)).toBe(200);
    expect(await status(api.as("field", { area: "15.71.01" }), referral)).toBe(404);
  });

  test("with the scopes that show a referral and a household", async () => {
    const referral = await givenLetter();
    expect(await status(api.as("tkpk", { scopes: ["referrals:read"] }), referral)).toBe(403);
    expect(await status(api.as("integrator"), referral)).toBe(403);
    expect(await status(api.anonymous, referral)).toBe(401);
    expect(await status(tkpk, { id: "0198c0de-7a00-7000-8000-000000000009" })).toBe(404);
  });
});
