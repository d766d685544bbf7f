// How a token request is read: RFC 6749 sections 2.3.1, 4.4 and 5.2.
import { describe, expect, test } from "vitest";
import { readTokenRequest, TokenError } from "../../../src/auth/token-request.ts";

const form = (text: string) => new URLSearchParams(text);
const basic = (text: string) => `Basic ${Buffer.from(text).toString("base64")}`;
const grant = "grant_type=client_credentials";

function codeOf(body: string, authorization?: string): string {
  try {
    readTokenRequest(form(body), authorization);
  } catch (error) {
    if (error instanceof TokenError) return `${error.status} ${error.code}`;
    throw error;
  }
  return "accepted";
}

describe("a token request", () => {
  test("takes id and secret from the form", () => {
    expect(readTokenRequest(form(`${grant}&client_id=a&client_secret=b%2Bc`), undefined)).toEqual({
      clientId: "a",
      clientSecret: "b+c",
      scopes: undefined,
    });
  });

  test("takes id and secret from Basic, form-encoded inside, with colons in the secret", () => {
    expect(readTokenRequest(form(grant), basic("a%3A1:b+c%2B:d"))).toMatchObject({
      clientId: "a:1",
      clientSecret: "b c+:d",
    });
  });

  test("may repeat the id of Basic in the form", () => {
    expect(codeOf(`${grant}&client_id=a`, basic("a:b"))).toBe("accepted");
  });

  test("splits the asked scopes, and takes an empty value for none", () => {
    expect(readTokenRequest(form(`${grant}&scope=areas:read%20agencies:read`), basic("a:b")).scopes).toEqual([
      "areas:read",
      "agencies:read",
    ]);
    expect(readTokenRequest(form(`${grant}&scope=`), basic("a:b")).scopes).toBeUndefined();
  });

  test("ignores parameters that nobody knows", () => {
    expect(codeOf(`${grant}&client_id=a&client_secret=b&resource=x`)).toBe("accepted");
  });

  test.each([
    ["no grant type", "client_id=a&client_secret=b", undefined, "400 invalid_request"],
    [
      "another grant type",
      "grant_type=password&client_id=a&client_secret=b",
      undefined,
      "400 unsupported_grant_type",
    ],
    [
      "a parameter twice",
      `${grant}&client_id=a&client_id=a&client_secret=b`,
      undefined,
      "400 invalid_request",
    ],
    ["two ways of authenticating", `${grant}&client_secret=b`, basic("a:b"), "400 invalid_request"],
    ["two different ids", `${grant}&client_id=z`, basic("a:b"), "400 invalid_request"],
    ["no credentials", grant, undefined, "401 invalid_client"],
    ["an id without a secret", `${grant}&client_id=a`, undefined, "401 invalid_client"],
    ["another scheme", grant, "Bearer abc", "401 invalid_client"],
    ["Basic without a colon", grant, basic("ab"), "401 invalid_client"],
    ["Basic without a secret", grant, basic("ab:"), "401 invalid_client"],
    ["Basic with a broken escape", grant, basic("a:%zz"), "401 invalid_client"],
    ["Basic that is no base64", grant, "Basic ###", "401 invalid_client"],
  ])("is refused with %s", (_name, body, authorization, expected) => {
    expect(codeOf(body, authorization)).toBe(expected);
  });
});
