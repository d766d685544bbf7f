// PURE. The `indicators` of households and of members on the wire, the same in requests and answers.
import { givenIndicators } from "../eligibility/indicators/catalogue.ts";
import { indicatorObject } from "../http/indicator-schema.ts";

export const householdIndicators = indicatorObject(givenIndicators("household")).meta({
  id: "HouseholdIndicators",
});
export const memberIndicators = indicatorObject(givenIndicators("member")).meta({ id: "MemberIndicators" });
