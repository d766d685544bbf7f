import { describe, expect, it } from "vitest";
import { maySpeakFor } from "../../../src/verifications/verification.ts";

const speaker = (clientId: string, onBehalfOf: string | null = null) => ({ clientId, onBehalfOf });

describe("who decides an objection is somebody else than who raised it", () => {
  it.each([
    ["the same client", speaker("desk"), speaker("desk"), true],
    ["the same officer of a desk", speaker("desk", "Officer 7"), speaker("desk", " officer 7"), true],
    ["another officer of the same desk", speaker("desk", "officer 7"), speaker("desk", "officer 8"), false],
    ["a desk that names nobody once", speaker("desk", "officer 7"), speaker("desk"), true],
    ["another client", speaker("desk"), speaker("village"), false],
    [
      "the same officer by another client",
      speaker("desk", "officer 7"),
      speaker("village", "officer 7"),
      true,
    ],
  ])("%s", (_, one, other, same) => {
    expect(maySpeakFor(one, other)).toBe(same);
    expect(maySpeakFor(other, one)).toBe(same);
  });
});
