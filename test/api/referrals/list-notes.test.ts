// GET /v1/referrals/{id}/notes: what is noted by itself and with actions, for the parties as they stand now.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Api, type Client, startApi } from "../../support/api.ts";
import { eventsOf, givenReferral, path } from "./given-referral.ts";

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

const texts = async (client: Client, at: string) => {
  const { status, body } = await client.get(at);
  expect(status).toBe(200);
  return body.items.map((note: any) => note.text);
};

test("lists notes and those of actions alike, oldest first and page by page", async () => {
  const referral = await givenReferral(api);
  const notes = path(referral, "notes");
  await dinkes.post(notes, { text: "Satu" });
  api.clock.advance(1000);
  await dinkes.post(path(referral, "accept"), { note: "Dua" });
  api.clock.advance(1000);
  await tkpk.post(notes, { text: "Tiga" });

  const first = (await tkpk.get(`${notes}?limit=2`)).body;
  expect(first.items).toMatchObject([
    { text: "Satu", agency: "dinkes", action: null },
    { text: "Dua", agency: "dinkes", action: "accept" },
  ]);
  const rest = (await tkpk.get(`${notes}?limit=2&cursor=${first.nextCursor}`)).body;
  expect(rest).toMatchObject({ items: [{ text: "Tiga", agency: null, action: null }], nextCursor: null });
});

test("an agency that the referral is no longer offered to reads its own notes alone", async () => {
  const referral = await givenReferral(api);
  const notes = path(referral, "notes");
  await dinsos.post(notes, { text: "Dari Dinsos" });
  await dinkes.post(notes, { text: "Dari Dinkes" });
  expect(await texts(dinsos, notes)).toEqual(["Dari Dinsos", "Dari Dinkes"]);
  await dinkes.post(path(referral, "accept"));
  await dinkes.post(notes, { text: "Kunjungan besok" });
  expect(await texts(dinsos, notes)).toEqual(["Dari Dinsos"]);
  expect(await texts(dinkes, notes)).toEqual(["Dari Dinsos", "Dari Dinkes", "Kunjungan besok"]);
  expect((await api.as("agency", { agency: "disdik" }).get(notes)).status).toBe(404);
});

test("a field officer reads those of its area, and of no other", async () => {
  const referral = await givenReferral(api);
  await dinkes.post(path(referral, "notes"), { text: "Sudah dihubungi" });
  expect(await texts(api.as("field", { area: referral.areaCode }), path(referral, "notes"))).toEqual([
    "Sudah dihubungi",
  ]);
  expect((await api.as("field", { area: "15.71.01" }).get(path(referral, "notes"))).status).toBe(404);
});

test("a note is told as an event without its words, to those alone who may read it", async () => {
  const referral = await givenReferral(api);
  await dinkes.post(path(referral, "notes"), { text: "Anaknya sakit" });
  await dinkes.post(path(referral, "accept"));
  await dinkes.post(path(referral, "notes"), { text: "Sudah dikunjungi" });
  const told = (await eventsOf(api, referral)).filter(({ type }) => type === "referral.noted");
  expect(told.map(({ agencies }) => agencies)).toEqual([["dinkes", "dinsos"], ["dinkes"]]);
  const { rows } = await api.database.pool.query("select data::text from events");
  expect(JSON.stringify(rows)).not.toMatch(/sakit|dikunjungi/);
});
