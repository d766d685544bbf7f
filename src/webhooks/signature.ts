// PURE. Signatures of webhooks as Standard Webhooks has them (standardwebhooks.com, symmetric, `v1`).
import { createHmac, randomBytes } from "node:crypto";

const prefix = "whsec_";
const secretBytes = 32;

export function newSecret(): string {
  return prefix + randomBytes(secretBytes).toString("base64");
}

export interface Signed {
  /** The event's: the same at every attempt. */
  readonly id: string;
  readonly time: Date;
  readonly body: string;
}

/** The headers of one attempt: a signature for each secret, so that a receiver may know either of two. */
export function signedHeaders({ id, time, body }: Signed, secrets: readonly string[]) {
  const timestamp = Math.floor(time.getTime() / 1_000);
  const content = `${id}.${timestamp}.${body}`;
  return {
    "webhook-id": id,
    "webhook-timestamp": String(timestamp),
    "webhook-signature": secrets.map((secret) => `v1,${signatureOf(secret, content)}`).join(" "),
  };
}

function signatureOf(secret: string, content: string): string {
  const key = Buffer.from(secret.startsWith(prefix) ? secret.slice(prefix.length) : secret, "base64");
  return createHmac("sha256", key).update(content).digest("base64");
}
