// PURE. The programs that the city's door starts with: four of the mission, and eight that it refers to.
import { bangkitBerdaya } from "./bangkit-berdaya.ts";
import { bsps } from "./bsps.ts";
import { jambiBugar } from "./jambi-bugar.ts";
import { jambiCerdas } from "./jambi-cerdas.ts";
import { kampungBahagia } from "./kampung-bahagia.ts";
import { kampungBantar } from "./kampung-bantar.ts";
import { kartuBahagia } from "./kartu-bahagia.ts";
import { pbiJkn } from "./pbi-jkn.ts";
import { pip } from "./pip.ts";
import { pkh } from "./pkh.ts";
import type { ProgramSeed } from "./program-seed.ts";
import { sembako } from "./sembako.ts";
import { usulanDtsen } from "./usulan-dtsen.ts";

export const programSeeds: readonly ProgramSeed[] = [
  jambiCerdas,
  jambiBugar,
  kampungBantar,
  bangkitBerdaya,
  pkh,
  sembako,
  pbiJkn,
  pip,
  bsps,
  kartuBahagia,
  kampungBahagia,
  usulanDtsen,
];
