// Signatures stand before Standard Webhooks' own vector and library.
import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import { newSecret, signedHeaders } from "../../../src/webhooks/signature.ts";

describe("signatures", () => {
  it("are those of the published vector", () => {
    const time = new Date(1_614_265_330_000);
    const signed = { id: "msg_p5jXN8AQM9LWM0D4loKWxJek", time, body: '{"test": 2432232314}' };
    expect(signedHeaders(signed, ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"])).toEqual({
      "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
      "webhook-timestamp": "1614265330",
      "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    });
  });

  it("are what the library makes of the same, also of text beyond ASCII", () => {
    const signed = { id: "0198c0de", time: new Date(), body: '{"nama":"Kampung Bantar – é"}' };
    const secret = newSecret();
    expect(signedHeaders(signed, [secret])["webhook-signature"]).toBe(
      new Webhook(secret).sign(signed.id, signed.time, signed.body),
    );
  });

  it("of two secrets are good for a receiver that knows either, and for no other", () => {
    const [first, second, other] = [newSecret(), newSecret(), newSecret()];
    const signed = { id: "0198c0de", time: new Date(), body: '{"a":1}' };
    const headers = signedHeaders(signed, [first, second]);
    for (const secret of [first, second]) {
      expect(new Webhook(secret).verify(signed.body, headers)).toEqual({ a: 1 });
    }
    expect(() => new Webhook(other).verify(signed.body, headers)).toThrow("No matching signature");
    expect(() => new Webhook(first).verify('{"a":2}', headers)).toThrow("No matching signature");
  });

  it("have secrets of 32 random bytes", () => {
    const bytes = Buffer.from(newSecret().replace("whsec_", ""), "base64");
    expect(bytes).toHaveLength(32);
    expect(newSecret()).not.toBe(newSecret());
  });
});
