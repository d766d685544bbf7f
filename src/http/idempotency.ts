// A POST that is sent again under its Idempotency-Key is answered as the first time, and done once.
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from "fastify";
import { z } from "zod";
import { type Context, inOneTransaction, inTransaction } from "../context.ts";
import { lockNameWithin } from "../database/lock-name.ts";
import { text } from "../fault.ts";
import { Problem } from "../problem.ts";
import { keep, type KeptRow, selectKept, sweep } from "./idempotency-store.ts";
import { inBothLanguages } from "./zod-faults.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Of a POST that asks and changes nothing: a key is accepted, and nothing kept under it. */
    onlyReads?: true;
  }
}

const keptMs = 24 * 60 * 60 * 1000;
/** How long a request waits for another with the same key before it is told that it is `busy`. */
const patienceMs = 5_000;
const keptHeaders = ["content-type", "etag", "location"];

/** A string of structured fields (RFC 8941 section 3.3.3) of visible characters, or such characters alone. */
const keyHeader = z
  .string()
  .regex(
    /^(?:"(?:[!#-[\]-~]|\\["\\]){1,200}"|[!#-~][!-~]{0,199})$/,
    inBothLanguages(
      "Satu sampai 200 karakter ASCII tanpa spasi, boleh di antara tanda kutip.",
      "One to 200 visible ASCII characters, in double quotes or without.",
    ),
  )
  .optional();

/**
 * Every POST registered from now on takes an `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header). With it
 * the handler runs in one transaction that also keeps its answer, so that there is never one without the other.
 * Handlers return their answer. Refusals are not kept: they have written nothing, and are decided anew. (The draft
 * would have them repeated; but a caller that waits for a reason to end would have to think of new keys.)
 */
export function keepAnswers(app: FastifyInstance): void {
  app.addHook("onRoute", (route) => {
    const { scope, onlyReads } = route.config ?? {};
    if (route.method !== "POST" || scope === "public") return;
    route.schema = withKeyHeader(route.schema ?? {});
    if (onlyReads) return;
    const { handler } = route;
    route.handler = function (request, reply) {
      const key = request.headers["idempotency-key"];
      const handle = () => handler.call(this, request, reply);
      return typeof key === "string" ? answerOnce(request, reply, key, handle) : handle();
    };
  });
}

function withKeyHeader(schema: FastifySchema): FastifySchema {
  const headers = (schema.headers ?? z.object({})) as z.ZodObject;
  return { ...schema, headers: headers.extend({ "idempotency-key": keyHeader }) };
}

interface Answer extends Pick<KeptRow, "status" | "headers"> {
  readonly body: string;
}

async function answerOnce(
  request: FastifyRequest,
  reply: FastifyReply,
  sentKey: string,
  handle: () => unknown,
): Promise<string> {
  const { ctx } = request;
  const key = ctx.vault.lookup("idempotency-key", `${ctx.actor.clientId} ${unquoted(sentKey)}`);
  try {
    const answer = await inOneTransaction(ctx, async (joined) => {
      await lockNameWithin(joined.db, `idempotency-key ${key.toString("hex")}`, patienceMs);
      const kept = await selectKept(joined.db, key, joined.now);
      if (kept) return replayed(joined, reply, kept, await fingerprintOf(request));
      request.ctx = joined;
      const fresh = answerOf(reply, await handle());
      await keepAnswer(joined, key, await fingerprintOf(request), fresh);
      return fresh;
    });
    reply.status(answer.status).headers(answer.headers);
    return answer.body;
  } catch (error) {
    // They told of what is rolled back.
    for (const name of keptHeaders) reply.removeHeader(name);
    throw error;
  } finally {
    request.ctx = ctx;
  }
}

function unquoted(key: string): string {
  return key.startsWith('"') ? key.slice(1, -1).replaceAll(/\\(.)/g, "$1") : key;
}

/** What was asked: a purpose belongs to it, since it decides whether numbers of people are in the answer. */
async function fingerprintOf({ ctx, method, url, bodyDigest }: FastifyRequest): Promise<Buffer> {
  const { purpose, onBehalfOf } = ctx.actor;
  const digest = typeof bodyDigest === "function" ? await bodyDigest() : bodyDigest;
  return ctx.vault.lookup("request", JSON.stringify([method, url, digest, purpose, onBehalfOf]));
}

/** The answer as Fastify would send it. */
function answerOf(reply: FastifyReply, payload: unknown): Answer {
  if (!reply.hasHeader("content-type")) reply.type("application/json; charset=utf-8");
  const headers = keptHeaders.flatMap((name): [string, string][] => {
    const value = reply.getHeader(name);
    return value === undefined ? [] : [[name, String(value)]];
  });
  return {
    status: reply.statusCode,
    headers: Object.fromEntries(headers),
    body: reply.serialize(payload) as string,
  };
}

async function keepAnswer(ctx: Context, key: Buffer, fingerprint: Buffer, answer: Answer): Promise<void> {
  const { ciphertext, keyId } = ctx.vault.seal(answer.body);
  const { status, headers } = answer;
  const row = { fingerprint, requestId: ctx.requestId, status, headers, ciphertext, keyId };
  await keep(ctx.db, key, row, new Date(ctx.now.getTime() + keptMs));
  await sweep(ctx.db, ctx.now);
}

async function replayed(
  ctx: Context,
  reply: FastifyReply,
  kept: KeptRow,
  fingerprint: Buffer,
): Promise<Answer> {
  if (!kept.fingerprint.equals(fingerprint)) {
    throw new Problem("idempotency-key-reused", {
      detail: text(
        "Kunci ini sudah dipakai untuk permintaan lain; gunakan kunci baru.",
        "This key was used for another request; use a new one.",
      ),
    });
  }
  if (ctx.actor.purpose !== undefined) await auditReplay(ctx, kept.requestId);
  reply.header("idempotency-replayed", "true");
  return { status: kept.status, headers: kept.headers, body: ctx.vault.open(kept) };
}

/** Numbers of people may be in it, and whoever is told them stands in the audit trail each time. */
async function auditReplay(ctx: Context, requestId: string): Promise<void> {
  await inTransaction(ctx, async (tx) =>
    tx.journal.audit({ action: "request.replay", entity: { type: "request", id: requestId } }),
  );
}
