// /v1/webhooks: whose they are, what is refused, secrets, and entity tags.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, startApi } from "../../support/api.ts";
import { givenWebhook } from "./given-webhook.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const url = "https://receiver.example.go.id/events";
const dinsos = () => api.as("agency", { agency: "dinsos" });
const dinkes = () => api.as("agency", { agency: "dinkes" });

describe("a webhook", () => {
  it("is made, shown, replaced and deleted, and its secret is shown once", async () => {
    const made = await dinsos().post("/v1/webhooks", { url, types: ["referral.requested"] });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ url, role: "agency", agency: "dinsos", enabled: true });
    expect(made.body.secret).toMatch(/^whsec_[\w+/]{43}=$/);
    const at = made.headers.get("location")!;
    expect((await dinsos().get(at)).body).toEqual({ ...made.body, secret: undefined });
    const replaced = await dinsos().put(at, { url: `${url}/2`, enabled: false }, { "if-match": "*" });
    expect(replaced.body).toMatchObject({ url: `${url}/2`, types: null, disabledReason: "asked" });
    expect((await dinsos().delete(at)).status).toBe(204);
    expect((await dinsos().get(at)).status).toBe(404);
  });

  it("keeps its secret sealed", async () => {
    const { id, secret } = await givenWebhook(dinsos(), url);
    const { rows } = await api.database.pool.query("select * from webhooks where id = $1", [id]);
    expect(rows[0].secret.toString("latin1")).not.toContain(secret.slice(6));
  });

  it("is there for the clients of its agency and for the coordination team, and for no other", async () => {
    const { id } = await givenWebhook(dinsos(), url);
    const mine = await givenWebhook(api.as("integrator"), url);
    const seenBy = async (client: ReturnType<typeof dinsos>) =>
      (await client.get("/v1/webhooks?limit=200")).body.items.map((one: { id: string }) => one.id);
    expect(await seenBy(dinsos())).toContain(id);
    expect(await seenBy(dinkes())).not.toContain(id);
    expect(await seenBy(api.as("integrator"))).toEqual([mine.id]);
    expect(await seenBy(api.as("tkpk"))).toEqual(expect.arrayContaining([id, mine.id]));
    const at = `/v1/webhooks/${id}`;
    for (const other of [dinkes(), api.as("integrator")]) {
      const calls = [
        other.get(at),
        other.put(at, { url }, { "if-match": "*" }),
        other.delete(at),
        other.post(`${at}/rotate-secret`),
        other.get(`${at}/deliveries`),
        other.post(`${at}/replay`, { since: "2026-07-01T00:00:00Z" }),
        other.post(`${at}/deliveries/${randomUUID()}/replay`),
      ];
      expect((await Promise.all(calls)).map(({ status }) => status)).toEqual(calls.map(() => 404));
    }
  });

  it.each(["field", "importer", "analyst", "admin"] as const)("is not for the role %s", async (role) => {
    expect((await api.as(role).get("/v1/webhooks")).status).toBe(403);
  });

  it("is not changed by who has not seen its last change", async () => {
    const { id, etag } = await givenWebhook(dinsos(), url);
    const put = (headers: Record<string, string>) => dinsos().put(`/v1/webhooks/${id}`, { url }, headers);
    expect((await put({})).status).toBe(428);
    expect((await put({ "if-match": etag })).status).toBe(200);
    expect((await put({ "if-match": etag })).status).toBe(412);
  });

  it("is told every fault of its URL and filters at once", async () => {
    const { body } = await api.as("tkpk").post("/v1/webhooks", {
      url: "https://name:password@receiver.example.go.id",
      programs: ["pkh", "pkhh"],
      agencies: ["dinsoss"],
      areas: ["15.99"],
    });
    expect(body.errors.map(({ pointer, code }: any) => [pointer, code])).toEqual([
      ["/url", "credentials"],
      ["/programs/1", "unknown-code"],
      ["/agencies/0", "unknown-code"],
      ["/areas/0", "unknown-code"],
    ]);
  });

  it.each(["ftp://a.example", "nonsense", "file:///etc/passwd"])("does not lead to %s", async (wrong) => {
    const { body } = await dinsos().post("/v1/webhooks", { url: wrong });
    expect(body.errors).toMatchObject([{ pointer: "/url", code: "invalid-url" }]);
  });

  it("of an agency has no filter that would tell what its events do not", async () => {
    const { body } = await dinsos().post("/v1/webhooks", { url, areas: ["15.71.08"], agencies: ["dinkes"] });
    expect(body.errors).toMatchObject([
      { pointer: "/agencies", code: "not-allowed" },
      { pointer: "/areas", code: "not-allowed" },
    ]);
  });

  it("of a type that there is not is refused", async () => {
    const { body } = await dinsos().post("/v1/webhooks", { url, types: ["referral.acepted"] });
    expect(body.errors).toMatchObject([{ pointer: "/types/0" }]);
  });
});
