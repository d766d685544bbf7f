import { afterAll, beforeAll, it } from "vitest";
import net from "node:net";
import zlib from "node:zlib";
import { createHmac, generateKeyPairSync, sign as edsign } from "node:crypto";
import { type Api, startApi } from "../support/api.ts";
import { signToken } from "../../src/auth/sign-token.ts";
import { signingKey } from "../../src/auth/signing-key.ts";
import { scopesOfRole } from "../../src/auth/roles.ts";
import { poorFamily } from "./intakes/sent-households.ts";

let api: Api; let token: string; let host: string; let port: number;
beforeAll(async () => {
  api = await startApi(); const u = new URL(api.url); host = u.hostname; port = Number(u.port);
  token = await signToken(api.issuer, { id: "test-tkpk", name: "t", role: "tkpk", agency: null, area: null } as any, scopesOfRole.tkpk, api.clock.now());
});
afterAll(() => api.stop());
const raw = (label: string, data: string | Buffer, waitMs = 700) => new Promise<void>((done) => {
  const s = net.connect(port, host); let got = "";
  s.on("data", (d) => (got += d)); s.on("error", (e) => (got += `ERR ${e.message}`));
  s.on("connect", () => s.write(data));
  const end = () => { s.destroy(); const [h, ...b] = got.split("\r\n\r\n"); const ct = /content-type: ([^\r]*)/i.exec(h ?? "")?.[1]; console.log(`## ${label}: ${(h ?? "").split("\r\n")[0]} | ${ct} | ${b.join(" ").slice(0, 260).replaceAll("\r\n", "~")}`); done(); };
  s.on("close", () => { clearTimeout(t); end(); }); const t = setTimeout(() => { s.removeAllListeners("close"); end(); }, waitMs);
});
const A = () => `Authorization: Bearer ${token}\r\n`;
const req = (m: string, p: string, h = "", b = "") => `${m} ${p} HTTP/1.1\r\nHost: x\r\n${A()}${h}Connection: close\r\n${b ? `Content-Length: ${Buffer.byteLength(b)}\r\n` : ""}\r\n${b}`;

it.sequential("raw http", async () => {
  for (const m of ["TRACE", "OPTIONS", "HEAD", "PATCH", "DELETE", "PROPFIND", "FOO", "CONNECT", "get", "LINK", "QUERY"]) await raw(`${m} /v1/areas`, req(m, "/v1/areas"));
  await raw("HEAD openapi", req("HEAD", "/openapi.json"));
  await raw("OPTIONS *", req("OPTIONS", "*"));
  for (const p of ["/v1/areas/%zz", "/v1/areas/%", "/v1/areas/%00", "/v1/areas/%2e%2e", "/v1/areas/..%2f..", "/v1/areas/%c3%28", "/v1//areas", "/V1/areas", "/v1/areas/", "/v1/areas/" + "9".repeat(200), "/v1/areas?" + "a".repeat(15000), "/" + "a".repeat(20000), "/v1/programs/%ED%A0%80", "/v1/referrals/%30198c0de-7a00-7000-8000-000000000001", "/v1/referrals/0198C0DE-7A00-7000-8000-000000000001", "/v1/areas/15.71%0d%0aX:y", "http://evil/v1/areas", "/docs/../v1/areas", "/docs/static/..%2f..%2f..%2fpackage.json", "/docs/static/%2e%2e/%2e%2e/package.json", "/v1/areas;x=1", "/v1/areas#x", "/v1/referrals?" + "status=requested&".repeat(800), "/docs", "/docs/json", "/docs/yaml", "/docs/static/index.html"]) await raw(`GET ${p.slice(0, 60)}`, req("GET", p));
  const b = JSON.stringify({ code: "zz-one", name: { id: "a", en: "b" } });
  for (const ct of ["text/plain", "application/json; charset=utf-16", "application/json;charset=latin1", "application/jsonx", "application/merge-patch+json", "application/xml", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", "garbage", "application/json, text/plain", "APPLICATION/JSON", "application/json; charset=\"utf-8\"", ""]) await raw(`CT ${ct}`, req("POST", "/v1/agencies", ct ? `Content-Type: ${ct}\r\n` : "", ct.startsWith("text/plain") ? "x" : "{}"));
  const gz = zlib.gzipSync(b);
  await raw("gzip", Buffer.concat([Buffer.from(`POST /v1/agencies HTTP/1.1\r\nHost: x\r\n${A()}Content-Type: application/json\r\nContent-Encoding: gzip\r\nConnection: close\r\nContent-Length: ${gz.length}\r\n\r\n`), gz]));
  await raw("chunked ok", req("POST", "/v1/agencies", "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n") + `${b.length.toString(16)}\r\n${b}\r\n0\r\n\r\n`);
  await raw("chunked+CL", req("POST", "/v1/agencies", "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n") + `0\r\n\r\n`);
  await raw("chunked bad", req("POST", "/v1/agencies", "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n") + `zz\r\n`);
  await raw("chunked huge", req("POST", "/v1/agencies", "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n") + `200000\r\n${" ".repeat(0x200000)}\r\n0\r\n\r\n`, 2000);
  await raw("CL too big declared", req("POST", "/v1/agencies", "Content-Type: application/json\r\nContent-Length: 99999999\r\n"));
  await raw("CL negative", req("POST", "/v1/agencies", "Content-Type: application/json\r\nContent-Length: -5\r\n"));
  await raw("CL short", `POST /v1/agencies HTTP/1.1\r\nHost: x\r\n${A()}Content-Type: application/json\r\nConnection: close\r\nContent-Length: 3\r\n\r\n${b}`);
  await raw("two CL", `POST /v1/agencies HTTP/1.1\r\nHost: x\r\n${A()}Content-Type: application/json\r\nContent-Length: 3\r\nContent-Length: 5\r\n\r\n{}`);
  await raw("no host", `GET /v1/areas HTTP/1.1\r\n${A()}\r\n`);
  await raw("http/1.0", `GET /v1/areas?limit=1 HTTP/1.0\r\n${A()}\r\n`);
  await raw("http/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
  await raw("long header", req("GET", "/v1/areas", `X-Big: ${"a".repeat(20000)}\r\n`));
  await raw("many headers", req("GET", "/v1/areas?limit=1", Array.from({ length: 3000 }, (_, i) => `x${i}: 1\r\n`).join("").slice(0, 15000) + "\r\n".slice(2)));
  await raw("expect", req("POST", "/v1/agencies", "Content-Type: application/json\r\nExpect: 200-ok\r\n", "{}"));
  await raw("upgrade", req("GET", "/v1/areas?limit=1", "Upgrade: websocket\r\nConnection: upgrade\r\n"));
  await raw("accept-version", req("GET", "/v1/areas?limit=1", "Accept-Version: 9.x\r\n"));
  for (const l of ["*", "id;q=abc", "id;q=1e999", ",,,;;;", "en;q=0, id;q=0", "id".repeat(5000), "ID-id;q=0.1,xx;q=1", "\u00ff"]) await raw(`AL ${l.slice(0, 30)}`, req("GET", "/v1/areas/99", `Accept-Language: ${l}\r\n`));
  await raw("Invalid utf8 body", Buffer.concat([Buffer.from(`POST /v1/agencies HTTP/1.1\r\nHost: x\r\n${A()}Content-Type: application/json\r\nConnection: close\r\nContent-Length: ${Buffer.byteLength('{"code":"zz-u","name":{"id":"a","en":"b"}}') + 1}\r\n\r\n{"code":"zz-u","name":{"id":"a`), Buffer.from([0xff]), Buffer.from('","en":"b"}}')]));
  for (const im of ["garbage", '"1","2"', 'W/"1"', '""', '"999999999999999"', '"9999999999999999"', "*, *", '"-1"', '"1e0"', '"\u00ff"']) await raw(`If-Match ${im}`, req("PUT", "/v1/agencies/dinsos", `Content-Type: application/json\r\nIf-Match: ${im}\r\n`, JSON.stringify({ name: { id: "a", en: "b" } })));
  await raw("NUL areaCode intake", req("POST", "/v1/intakes", "Content-Type: application/json\r\n", '{"household":{"areaCode":"\\u0000"}}'));
  await raw("Idempotency", req("POST", "/v1/agencies", "Content-Type: application/json\r\nIdempotency-Key: \"k\"\r\n", JSON.stringify({ code: "zz-two", name: { id: "a", en: "b" } })));
  await raw("X-HTTP-Method-Override", req("POST", "/v1/agencies/dinsos", "Content-Type: application/json\r\nX-HTTP-Method-Override: PUT\r\nIf-Match: *\r\n", JSON.stringify({ name: { id: "a", en: "b" } })));
  await raw("GET with body", req("GET", "/v1/areas?limit=1", "Content-Type: application/json\r\n", "{bad"));
  await raw("DELETE with body", req("DELETE", "/v1/areas", "Content-Type: application/json\r\n", "{bad"));
}, 120000);

it.sequential("tokens", async () => {
  const jwt = (h: any, p: any, key?: any) => { const e = (x: any) => Buffer.from(typeof x === "string" ? x : JSON.stringify(x)).toString("base64url"); const s = `${e(h)}.${e(p)}`; return `${s}.${key ? (typeof key === "function" ? key(s) : edsign(null, Buffer.from(s), key).toString("base64url")) : ""}`; };
  const now = Math.floor(api.clock.now().getTime() / 1000);
  const base = { iss: api.issuer.name, aud: api.issuer.audience, sub: "x", role: "tkpk", exp: now + 600, iat: now, scope: "areas:read" };
  const mine = generateKeyPairSync("ed25519"); const jwk = mine.publicKey.export({ format: "jwk" });
  const own = (api.issuer.key as any).privateKey; const kid = (api.issuer.key as any).jwk.kid;
  console.log("keys", Object.keys(api.issuer.key));
  const H = { alg: "EdDSA", typ: "at+jwt", kid };
  const hm = (secret: string) => (s: string) => createHmac("sha256", secret).update(s).digest("base64url");
  const tests: [string, string][] = [
    ["none", jwt({ alg: "none", typ: "at+jwt" }, base)], ["None", jwt({ alg: "None", typ: "at+jwt" }, base)], ["foreign", jwt(H, base, mine.privateKey)], ["foreign+jwk", jwt({ ...H, jwk }, base, mine.privateKey)], ["jku", jwt({ ...H, jku: "http://127.0.0.1:1/" }, base, mine.privateKey)],
    ["HS256 pub x", jwt({ alg: "HS256", typ: "at+jwt" }, base, hm((api.issuer.key as any).jwk.x))], ["HS256 empty", jwt({ alg: "HS256", typ: "at+jwt" }, base, hm("x"))],
    ["crit", jwt({ ...H, crit: ["b64"], b64: false }, base, own)], ["typ JWT", jwt({ ...H, typ: "JWT" }, base, own)], ["expired", jwt(H, { ...base, exp: now - 1 }, own)], ["no exp", jwt(H, { ...base, exp: undefined }, own)], ["exp string", jwt(H, { ...base, exp: String(now + 600) }, own)], ["nbf future", jwt(H, { ...base, nbf: now + 100 }, own)], ["aud wrong", jwt(H, { ...base, aud: "x" }, own)], ["iss wrong", jwt(H, { ...base, iss: "x" }, own)], ["iss missing", jwt(H, { ...base, iss: undefined }, own)],
    ["role x", jwt(H, { ...base, role: "root" }, own)], ["role array", jwt(H, { ...base, role: ["tkpk"] }, own)], ["agency no agency", jwt(H, { ...base, role: "agency" }, own)], ["agency empty", jwt(H, { ...base, role: "agency", agency: "" }, own)], ["field no area", jwt(H, { ...base, role: "field" }, own)], ["tkpk area", jwt(H, { ...base, area: "15" }, own)], ["payload null", jwt(H, "null", own)], ["payload arr", jwt(H, "[]", own)], ["garbage", "a.b.c"], ["huge", "a".repeat(9000)], ["empty parts", ".."], ["5 parts", "a.b.c.d.e"], ["GOOD", jwt(H, base, own)],
  ];
  for (const [n, t] of tests) { const r = await fetch(api.url + "/v1/areas?limit=1", { headers: { authorization: `Bearer ${t}` } }); const b: any = await r.json(); console.log(`## token ${n}: ${r.status} ${b.code ?? "OK"} ${b.detail ?? ""} ${r.headers.get("www-authenticate") ?? ""}`); }
  const good = jwt(H, base, own); for (let i = 0; i < 3; i++) { const parts = good.split("."); const t = i === 0 ? `${parts[0]}.${parts[1]}.${parts[2]!.slice(0, -1)}${parts[2]!.at(-1) === "A" ? "B" : "A"}` : i === 1 ? good + "=" : good + "A"; const r = await fetch(api.url + "/v1/areas?limit=1", { headers: { authorization: `Bearer ${t}` } }); console.log("## tampered", i, r.status); }
  for (const a of ["", "Bearer", "Bearer ", "Basic eDp5", `bearer ${good}`, `Bearer  ${good}`, `Bearer ${good} extra`, `Bearer,${good}`, "Bearer \u00e9"]) { const r = await fetch(api.url + "/v1/areas?limit=1", { headers: { authorization: a } }); console.log(`## authz '${a.slice(0, 12)}' ${r.status}`); }
  const form = (b: any, h: any = {}) => fetch(api.url + "/oauth/token", { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded", ...h }, body: b }).then(async (r) => console.log(`## oauth ${String(b).slice(0, 60)} ${JSON.stringify(h).slice(0, 60)}: ${r.status} ${r.headers.get("content-type")} ${(await r.text()).slice(0, 200)}`));
  for (const b of ["", "grant_type=client_credentials", "grant_type=x", "grant_type=client_credentials&client_id=%00&client_secret=%00", "grant_type=client_credentials&client_id=0198c0de-7a00-7000-8000-000000000001&client_secret=x", "grant_type=client_credentials&client_id=%ff&client_secret=%", "grant_type=client_credentials&grant_type=client_credentials", "a".repeat(2_000_000), "__proto__=1&constructor=2"]) await form(b);
  await form("grant_type=client_credentials", { authorization: "Basic %%%" }); await form("grant_type=client_credentials", { authorization: "Basic " + Buffer.from("%zz:%zz").toString("base64") }); await form("grant_type=client_credentials", { authorization: "Basic " + Buffer.from([0xff, 0x3a, 0xff]).toString("base64") }); await form("grant_type=client_credentials", { authorization: "Basic " + "A".repeat(12000) });
  await form("{}", { "content-type": "application/json" }); await form("x", { "content-type": "text/plain" });
  const g = await fetch(api.url + "/oauth/token"); console.log("## GET oauth", g.status, g.headers.get("content-type"));
}, 60000);

it.sequential("dos", async () => {
  const post = async (label: string, path: string, body: string, tok = token) => { const t = performance.now(); const r = await fetch(api.url + path, { method: "POST", headers: { authorization: `Bearer ${tok}`, "content-type": "application/json" }, body }); const txt = await r.text(); console.log(`## DOS ${label}: sent ${body.length} → ${r.status} ${txt.length} bytes in ${Math.round(performance.now() - t)} ms`); };
  const integrator = await signToken(api.issuer, { id: "i", name: "i", role: "integrator", agency: null, area: null } as any, scopesOfRole.integrator, api.clock.now());
  for (const n of [500, 1000, 2000]) await post(`members ${n} named`, "/v1/screenings", JSON.stringify({ household: { members: Array.from({ length: n }, (_, i) => ({ name: `n${i}`, sex: "x" })) } }), integrator);
  await post(`intake by integrator (no scope) 1000`, "/v1/intakes", JSON.stringify({ household: { members: Array.from({ length: 1000 }, (_, i) => ({ name: `n${i}`, sex: "x" })) } }), integrator);
  await post("members 20000 nulls", "/v1/screenings", JSON.stringify({ household: { members: Array(20000).fill(null) } }), integrator);
  await post("20000 unknown fields", "/v1/intakes", JSON.stringify(Object.fromEntries(Array.from({ length: 20000 }, (_, i) => [`unk${i}`, 1]))));
  await post("20000 unknown indicators", "/v1/screenings", JSON.stringify({ household: { indicators: Object.fromEntries(Array.from({ length: 20000 }, (_, i) => [`unk${i}`, 1])) } }), integrator);
  await post("one long indicator", "/v1/screenings", JSON.stringify({ household: { indicators: { ["a".repeat(900000)]: 1 } } }), integrator);
  await post("enum long value", "/v1/screenings", JSON.stringify({ household: { indicators: { tenure: "a".repeat(900000) } } }), integrator);
  await post("areaCode long", "/v1/areas", JSON.stringify({ villageCode: "1".repeat(900000), rt: "1" }));
  await post("version effective", "/v1/programs/pkh/versions", JSON.stringify({ effectiveFrom: "2026-07-01", criteria: Array.from({ length: 20000 }, () => ({})) }));
  await post("program agencies", "/v1/programs", JSON.stringify({ agencies: Array.from({ length: 20000 }, () => ({ agency: "x" })) }));
  await post("deep", "/v1/intakes", '{"household":' + '{"indicators":'.repeat(60000) + "1" + "}".repeat(60000) + "}");
}, 120000);
