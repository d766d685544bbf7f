import { cityCatalogue } from "./src/eligibility/indicators/catalogue.ts";
import { compileProgram } from "./src/eligibility/program.ts";
import { compileCriterion } from "./src/eligibility/compile-criterion.ts";
import { applyApplicability } from "./src/eligibility/build-facts.ts";
const L={id:"",en:""};
const exprs: [string, string[], (f:any)=>boolean][] = [
 ["household",["household.decile <= 4","members.exists(m, m.age >= 60 || m.pregnant || m.age <= 6 || m.schooling == \"attending\")","household.ownsCar == false"], f => f.household.decile<=4 && f.members.some((m:any)=>m.age>=60||m.pregnant||m.age<=6||m.schooling==="attending") && f.household.ownsCar===false],
 ["household",["household.decile <= 5","household.tenure == \"own\" && (household.floorMaterial in [\"earth\",\"bamboo\"] || household.wallMaterial in [\"bamboo\",\"woven-bamboo\"] || household.toilet == \"none\")","household.monthlyIncomeIdr <= setting.minimumWageIdr"], f => f.household.decile<=5 && f.household.tenure==="own" && (f.household.floorMaterial==="earth"||f.household.floorMaterial==="bamboo"||f.household.wallMaterial==="bamboo"||f.household.wallMaterial==="woven-bamboo"||f.household.toilet==="none") && f.household.monthlyIncomeIdr<=f.setting.minimumWageIdr],
 ["household",["household.decile <= 6","members.filter(m, m.age < 18).size() >= 2","!(\"pkh\" in household.receives)"], f => f.household.decile<=6 && f.members.filter((m:any)=>m.age<18).length>=2 && !f.household.receives.includes("pkh")],
 ["household",["household.decile <= 4","members.all(m, m.age < 15 || !m.working)","today.year - 10 > household.lastHousingAidYear"], f => f.household.decile<=4 && f.members.every((m:any)=>m.age<15||!m.working) && f.today.year-10>f.household.lastHousingAidYear],
];
const progs = Array.from({length:20},(_, i)=>{const [u,cs]=exprs[i%4]!; return compileProgram(cityCatalogue,u as any,cs.map((e,j)=>({code:""+j,label:L,expression:e})))});
const crits = Array.from({length:20},(_, i)=>{const [u,cs]=exprs[i%4]!; return compileCriterion(cityCatalogue,u as any,cs.map(e=>`(${e})`).join(" && "))});
const hands = Array.from({length:20},(_, i)=>new Function('return '+exprs[i%4]![2].toString())() as (f:any)=>boolean);
const apply = applyApplicability(cityCatalogue);
let s=42; const rnd=(n:number)=>{s=(s*1103515245+12345)&0x7fffffff; return (s>>8)%n};
const pick=<T>(a:T[])=>a[rnd(a.length)]!;
const rows = Array.from({length:2000},()=>({household:apply("household",{decile:1+rnd(10),ownsCar:rnd(3)===0,tenure:pick(["own","rent"]),floorMaterial:pick(["earth","ceramic","wood"]),wallMaterial:pick(["masonry","bamboo"]),toilet:pick(["own","none"]),monthlyIncomeIdr:rnd(5e6),receives:rnd(2)?["pkh"]:[],lastHousingAidYear:2000+rnd(25)}), members:Array.from({length:1+rnd(6)},()=>apply("member",{age:rnd(80),sex:pick(["male","female"]),pregnant:rnd(20)===0,schooling:pick(["never","attending","no-longer"]),working:rnd(2)===0})), today:{year:2026}, setting:{minimumWageIdr:3000000}}));
const partial = rows.map(r=>({...r, household: rnd(10)<3?{...r.household,decile:undefined}:r.household}));
const fns: Record<string,(f:any)=>number> = { hand:(f:any)=>{let c=0;for(const h of hands) if(h(f))c++;return c}, program:(f:any)=>{let c=0;for(const p of progs) if(p.evaluate(f).outcome==="eligible")c++;return c}, criterion:(f:any)=>{let c=0;for(const p of crits) if(p.evaluate(f)===true)c++;return c}, explain:(f:any)=>{let c=0;for(const p of progs) c+=p.explain(f).length;return c} };
const best: Record<string,number> = {};
for (let k=0;k<12;k++) for (const [n,fn] of Object.entries(fns)) for (const [d,data] of [["known",rows],["30% missing",partial]] as const) {
  const reps = n==="explain"?1:10;
  const t=performance.now(); for(let r=0;r<reps;r++) for(const f of data) fn(f); const us=(performance.now()-t)*1000/(reps*data.length); best[n+" "+d]=Math.min(best[n+" "+d]??1e9,us); }
console.log(best, "ratio", (best["hand known"]!/best["program known"]!).toFixed(2));
for (let i=0;i<4;i++){ const h=hands[i]!, p=progs[i]!; let bh=1e9,bp=1e9; for(let k=0;k<15;k++){ let t=performance.now(); let c=0; for(let r=0;r<20;r++) for(const f of rows) if(h(f)) c++; bh=Math.min(bh,performance.now()-t); t=performance.now(); for(let r=0;r<20;r++) for(const f of rows) if(p.evaluate(f as any).outcome==="eligible") c++; bp=Math.min(bp,performance.now()-t);} console.log(i, "hand M/s",(40/bh).toFixed(1),"ours",(40/bp).toFixed(1),"ratio",(bh/bp).toFixed(2)); }
let t=performance.now(); for(let i=0;i<300;i++) compileCriterion(cityCatalogue,"household",exprs[i%4]![1][i%3]!); console.log("compile µs", (performance.now()-t)*1000/300);
