// PURE. The `indicators` of an RT on the wire, the same in requests and answers.
import { givenIndicators } from "../eligibility/indicators/catalogue.ts";
import { indicatorObject } from "../http/indicator-schema.ts";

export const areaIndicators = indicatorObject(givenIndicators("area")).meta({ id: "AreaIndicators" });
