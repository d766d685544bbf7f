// What was thrown, as the caller reads it.
import Fastify, { type FastifyInstance } from "fastify";
import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { type Fault, fault } from "../../../src/fault.ts";
import { answerProblems } from "../../../src/http/problem-response.ts";
import { useZod } from "../../../src/http/zod-provider.ts";
import { Problem } from "../../../src/problem.ts";

let app: FastifyInstance;
afterEach(() => app.close());

function withRoute(referenceFaults: () => Promise<Fault[]>): FastifyInstance {
  app = Fastify();
  useZod(app);
  answerProblems(app, () => undefined);
  const schema = { body: z.strictObject({ name: z.string() }) };
  app.post("/things", { config: { referenceFaults }, schema }, async () => ({}));
  app.put("/things/:id", async () => ({}));
  app.get("/things/:id", async () => ({}));
  app.get("/files/*", async (_request, reply) => reply.callNotFound());
  app.get("/faults/:count", async (request) => {
    const count = Number((request.params as { count: string }).count);
    const errors = Array.from({ length: count }, (_, place) =>
      fault(`/${place}`, "wrong", "Salah.", "Wrong."),
    );
    throw new Problem("unprocessable", { errors });
  });
  return app;
}

const none = () => Promise.resolve([]);
const post = (payload: object) => app.inject({ method: "POST", url: "/things", payload });

describe("a body that fails its schema", () => {
  it("is told with what only the database knows", async () => {
    withRoute(async () => [fault("/area", "unknown-code", "x", "x")]);
    const { errors } = (await post({})).json();
    expect(errors.map(({ pointer }: Fault) => pointer)).toEqual(["/name", "/area"]);
  });

  it("is told all the same when the search for that fails", async () => {
    withRoute(() => Promise.reject(new Error("Connection terminated")));
    const answer = await post({});
    expect(answer.statusCode).toBe(400);
    expect(answer.headers["content-type"]).toMatch(/^application\/problem\+json/);
    expect(answer.json()).toMatchObject({ code: "invalid-request", errors: [{ pointer: "/name" }] });
  });
});

describe("many faults", () => {
  it("are told up to 200, and how many more there are", async () => {
    withRoute(none);
    const many = (await app.inject("/faults/1234")).json();
    expect(many.errors).toHaveLength(200);
    expect(many.detail).toBe("There are 1034 more faults.");
    const few = (await app.inject("/faults/200")).json();
    expect(few.errors).toHaveLength(200);
    expect(few).not.toHaveProperty("detail");
  });

  it("of a name that may be a number of a person do not repeat it", async () => {
    withRoute(none);
    const number = "1571086505900001";
    const answer = await post({
      name: "x",
      [number]: 1,
      [`nik ${number} x`]: 1,
      [`${"y".repeat(55)}${number}`]: 1,
    });
    expect(answer.json().errors).toHaveLength(3);
    expect(answer.body).not.toMatch(/\d{12}|15710/);
    expect(answer.body).toContain("****************");
  });

  it("of long names stay short", async () => {
    withRoute(none);
    expect((await post({ name: "x", ["y".repeat(100_000)]: 1 })).body.length).toBeLessThan(1_000);
  });
});

describe("the wrong method", () => {
  it("at a right URL is told from a URL that there is not", async () => {
    withRoute(none);
    const wrong = await app.inject({ method: "DELETE", url: "/things/1?x=1" });
    expect(wrong.statusCode).toBe(405);
    expect(wrong.json().code).toBe("method-not-allowed");
    expect(wrong.headers.allow).toMatch(/GET.*PUT/);
    for (const url of ["/thing", "/things/1/2", "/", "/things/"]) {
      expect((await app.inject({ method: "DELETE", url })).statusCode).toBe(404);
    }
    expect((await app.inject("/files/missing")).statusCode).toBe(404);
  });
});
