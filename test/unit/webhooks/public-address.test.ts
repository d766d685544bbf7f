// Which addresses events may be sent to, by the registries of special-purpose addresses.
import { describe, expect, it } from "vitest";
import { isPublicAddress } from "../../../src/webhooks/public-address.ts";

describe("an address", () => {
  it.each(["8.8.8.8", "103.21.244.1", "172.15.0.1", "172.32.0.1", "2404:6800:4003::1", "2606:4700::1111"])(
    "%s is public",
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  it.each([
    ...["127.0.0.1", "127.8.9.10", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1"],
    ...[
      "169.254.169.254",
      "100.64.0.1",
      "192.0.2.1",
      "198.18.0.1",
      "224.0.0.1",
      "240.0.0.1",
      "255.255.255.255",
    ],
    ...[
      "::",
      "::1",
      "fe80::1",
      "fc00::1",
      "fd12::1",
      "ff02::1",
      "::ffff:127.0.0.1",
      "::ffff:8.8.8.8",
      "::7f00:1",
    ],
    ...["64:ff9b::7f00:1", "2002:7f00:1::", "2001::1", "2001:db8::1", "nonsense", ""],
  ])("%s is not", (address) => expect(isPublicAddress(address)).toBe(false));
});
