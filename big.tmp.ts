import fc from "fast-check";
import { expressionArbitrary, numberExpressionArbitrary } from "./test/unit/eligibility/expression-arbitrary.ts";
import { completeFactsArbitrary, hiddenArbitrary } from "./test/unit/eligibility/facts-arbitrary.ts";
import { beekeepers } from "./test/unit/eligibility/invented-catalogue.ts";
import { checkExpression } from "./src/eligibility/check-criterion.ts";
import { interpret } from "./src/eligibility/interpret.ts";
import { compileCondition, compileNumber } from "./src/eligibility/compile-tree.ts";
const N=+(process.argv[2]??3000);
const facts = fc.sample(completeFactsArbitrary.chain(c=>fc.tuple(fc.constant(c),fc.tuple(...Array.from({length:6},()=>hiddenArbitrary(c))))), 500);
let eqfail=0, missfail=0, sound=0, n=0, errc=0;
for (const unit of ["household","person","area"] as const) {
 for (const e of fc.sample(expressionArbitrary(unit, 80), N)) {
  const r=checkExpression(beekeepers,unit,e,"bool"); if(!r.valid) continue;
  const judge=compileCondition(r.tree);
  for (let k=0;k<5;k++) { const [c,hs]=facts[(n*7+k*13)%500]!; n++;
   const full=interpret(r.tree,c).value; 
   for (const h of [c,...hs]) { const i=interpret(r.tree,h); const j=judge(h);
    if (i.value!==j.truth) { if(eqfail++<3) console.log("EQ", e, JSON.stringify(h), i, j); }
    const im=[...new Set(i.missing.map(p=>p.replace(/^members\[\d+\]/,"member")))].sort().join(); 
    if (i.value===undefined && !/\.(map|filter)\(/.test(e) && im!==j.missing.join()) { if(missfail++<3) console.log("MISS", e, JSON.stringify(h), i, j); }
    if (i.value!==undefined && i.missing.length) console.log("known with missing", e);
    if (i.value!==undefined && full!==undefined && full!==i.value) { if(sound++<3) console.log("SOUND", e, JSON.stringify(h), JSON.stringify(c), i.value, full); }
    if (i.value!==undefined && full===undefined) errc++;
   } } }
 for (const e of fc.sample(numberExpressionArbitrary(unit, 60), N)) { 
  const r=checkExpression(beekeepers,unit,e,"number"); if(!r.valid) continue; const f=compileNumber(r.tree);
  for (let k=0;k<5;k++) { const [c,hs]=facts[(n*7+k*13)%500]!; n++; const full=interpret(r.tree,c).value as any;
   for (const h of [c,...hs]) { const i=interpret(r.tree,h).value as any; const want = typeof i==="number"?i+0:undefined; const got=f(h);
    if (!Object.is(want,got)) { if (eqfail++<3) console.log("NUM", e, JSON.stringify(h), i, got); }
    if (i!==undefined && typeof full==="number") { const lo=typeof i==="number"?i:i.min, hi=typeof i==="number"?i:i.max; if (!(lo<=full&&full<=hi)) { if (sound++<3) console.log("NSOUND", e, JSON.stringify(h), i, full); } }
   } } }
}
console.log({n,eqfail,missfail,sound,errc});
