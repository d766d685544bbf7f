import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, startApi } from "../../support/api.ts";
import { poorFamily } from "./sent-households.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const intake = (household: unknown, more: Record<string, unknown> = {}) => ({
  channel: "puskesos",
  household,
  ...more,
});

describe("POST /v1/intakes", () => {
  it("registers a household, lets every program answer, and opens a referral of each automatic program", async () => {
    const { status, body, headers } = await api.as("tkpk").post("/v1/intakes", intake(poorFamily()));
    expect(status, JSON.stringify(body)).toBe(201);
    expect(headers.get("location")).toBe(`/v1/intakes/${body.intake.id}`);
    expect(body.household.members).toHaveLength(3);
    const child = body.household.members[2];
    const cerdas = body.matches.find(
      (match: any) => match.program === "jambi-cerdas" && match.subject.id === child.personId,
    );
    expect(cerdas).toMatchObject({ outcome: "eligible", subject: { type: "person", label: "Anak Contoh" } });
    expect(body.referrals).toContainEqual(
      expect.objectContaining({
        program: "jambi-cerdas",
        status: "requested",
        candidates: ["disdik"],
        holder: null,
        subject: expect.objectContaining({ id: child.personId }),
      }),
    );
    const programs = new Set(body.matches.map((match: any) => match.program));
    expect([...programs].sort()).toEqual([
      "bangkit-berdaya",
      "bsps",
      "jambi-bugar",
      "jambi-cerdas",
      "kampung-bahagia",
      "kampung-bantar",
      "kartu-bahagia",
      "pbi-jkn",
      "pip",
      "pkh",
      "sembako",
      "usulan-dtsen",
    ]);
  });
});
