import { cityCatalogue } from "./src/eligibility/indicators/catalogue.ts";
import { checkExpression } from "./src/eligibility/check-criterion.ts";
import { Emitter } from "./src/eligibility/emitter.ts";
import { emit } from "./src/eligibility/emit.ts";
const r = checkExpression(cityCatalogue,"household",'household.decile <= 5 && household.tenure == "own" && (household.floorMaterial in ["earth","bamboo"] || household.toilet == "none") && members.filter(m, m.age < 18).size() >= 2',"bool");
if (r.valid) { const e = new Emitter(emit); const x=e.emit(r.tree); console.log(e.lines.join("\n"), x); }
