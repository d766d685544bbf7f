// Sends one event over HTTP: bounded in time, in redirects, and in what it reads; to allowed addresses only.
import { lookup } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { Agent, type Dispatcher, request } from "undici";
import { type Attempt, type Failure, retryAfterOf } from "./attempt.ts";
import { urlFault } from "./check-url.ts";

export interface Message {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Sender {
  readonly send: (message: Message) => Promise<Attempt>;
  readonly close: () => Promise<void>;
}

export interface SenderOptions {
  readonly allowsHttp: boolean;
  /** Asked of every address that is connected to: after DNS, and at every redirect. */
  readonly allowsAddress: (address: string) => boolean;
  readonly timeoutMs?: number;
  /** Asked for the addresses of a name, once for each connection; the system's unless given. */
  readonly resolve?: typeof lookup;
}

const maxRedirects = 3;
/** Those that repeat a POST; 303 asks for a GET, and some clients make one of 301 and 302, which delivers nothing. */
const repeating = new Set([301, 302, 307, 308]);
/** Of an answer no more is read; nobody looks at it. */
const maxBodyBytes = 4_096;
const bodyTimeoutMs = 2_000;
const connectTimeoutMs = 5_000;
/** For all of it. */
export const sendTimeoutMs = 15_000;

class AddressNotAllowed extends Error {
  override name = "AddressNotAllowed";
}

export function createSender(options: SenderOptions): Sender {
  const { timeoutMs = sendTimeoutMs } = options;
  const agent = new Agent({
    connect: { timeout: Math.min(connectTimeoutMs, timeoutMs), lookup: allowedLookup(options) },
    headersTimeout: timeoutMs,
    bodyTimeout: bodyTimeoutMs,
    maxResponseSize: -1,
  });
  return {
    async send(message) {
      try {
        return await follow(agent, options, message, AbortSignal.timeout(timeoutMs));
      } catch (error) {
        return { httpStatus: null, failure: failureOf(error) };
      }
    },
    close: () => agent.destroy(),
  };
}

async function follow(
  dispatcher: Dispatcher,
  options: SenderOptions,
  { url, headers, body }: Message,
  signal: AbortSignal,
): Promise<Attempt> {
  let at = url;
  for (let redirects = 0; redirects <= maxRedirects; redirects += 1) {
    checkTarget(at, options);
    const answer = await request(at, { dispatcher, method: "POST", headers, body, signal });
    // The status decides; what else is said, or how slowly, is the receiver's own matter.
    await answer.body
      .dump({ limit: maxBodyBytes, signal: AbortSignal.timeout(bodyTimeoutMs) })
      .catch(() => undefined);
    const { statusCode, headers: answered } = answer;
    const { location } = answered;
    if (!repeating.has(statusCode) || typeof location !== "string" || !URL.canParse(location, at)) {
      const arrived = statusCode >= 200 && statusCode < 300;
      if (arrived) return { httpStatus: statusCode, failure: null };
      const retryAfterMs = retryAfterOf(answered["retry-after"], new Date());
      return {
        httpStatus: statusCode,
        failure: "status",
        ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
      };
    }
    at = new URL(location, at).href;
  }
  return { httpStatus: null, failure: "too-many-redirects" };
}

/** An address that is written out is never looked up, so it is checked here. */
function checkTarget(url: string, { allowsHttp, allowsAddress }: SenderOptions): void {
  if (urlFault(url, allowsHttp) !== undefined) throw new AddressNotAllowed();
  const host = new URL(url).hostname.replace(/^\[(.*)\]$/, "$1");
  if (isIP(host) !== 0 && !allowsAddress(host)) throw new AddressNotAllowed();
}

/** A name with one address that is not allowed is refused whole: which of them is taken is up to chance. */
function allowedLookup({ allowsAddress, resolve = lookup }: SenderOptions): LookupFunction {
  return (hostname, options, done) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, "", 0);
      const [first] = addresses;
      if (!first || !addresses.every(({ address }) => allowsAddress(address))) {
        return done(new AddressNotAllowed(), "", 0);
      }
      if (options.all) return done(null, addresses);
      return done(null, first.address, first.family);
    });
  };
}

const timeouts = new Set(["UND_ERR_CONNECT_TIMEOUT", "UND_ERR_HEADERS_TIMEOUT", "UND_ERR_BODY_TIMEOUT"]);

function failureOf(error: unknown): Failure {
  const { name, code } = error as { name?: string; code?: string };
  if (name === "AddressNotAllowed") return "address-not-allowed";
  return name === "TimeoutError" || timeouts.has(String(code)) ? "time-out" : "connection";
}
