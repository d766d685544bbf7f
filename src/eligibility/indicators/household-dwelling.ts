// PURE. What criteria may ask of a household's dwelling: codes and questions as in REGSOSEK 2022.K, carried on in DTSEN.
import type { Indicator } from "../catalogue.ts";
import { enumOf, numbered } from "./codes.ts";

/** Connected power in VA by the questionnaire's code (307b); 2201 stands for more than 2200. */
export const powerVaByCode: Readonly<Record<number, number>> = { 1: 450, 2: 900, 3: 1300, 4: 2200, 5: 2201 };

const building: readonly Indicator[] = [
  {
    level: "household",
    name: "tenure",
    type: enumOf(numbered({ own: 1, rent: 2, "rent-free": 3, official: 4, other: 5 })),
    label: { id: "Status penguasaan bangunan tempat tinggal", en: "Tenure of the dwelling" },
    origin: "given",
    question: "301a",
  },
  {
    level: "household",
    name: "landProof",
    type: enumOf(
      numbered({
        "certificate-own": 1,
        "certificate-other-agreed": 2,
        "certificate-other": 3,
        "building-right": 4,
        "other-letter": 5,
        none: 6,
      }),
    ),
    label: { id: "Bukti kepemilikan tanah", en: "Proof of land ownership" },
    origin: "given",
    question: "301b",
  },
  {
    level: "household",
    name: "floorAreaM2",
    type: { kind: "int", min: 1 },
    label: { id: "Luas lantai", en: "Floor area" },
    origin: "given",
    measure: "m2",
    question: "302",
  },
  {
    level: "household",
    name: "floorMaterial",
    type: enumOf(
      numbered({
        marble: 1,
        ceramic: 2,
        "parquet-vinyl-carpet": 3,
        "tile-terrazzo": 4,
        wood: 5,
        "cement-brick": 6,
        bamboo: 7,
        earth: 8,
        other: 9,
      }),
    ),
    label: { id: "Jenis lantai terluas", en: "Main floor material" },
    origin: "given",
    question: "303",
  },
  {
    level: "household",
    name: "wallMaterial",
    type: enumOf(
      numbered({
        masonry: 1,
        "plastered-bamboo-wire": 2,
        "wood-board": 3,
        "woven-bamboo": 4,
        log: 5,
        bamboo: 6,
        other: 7,
      }),
    ),
    label: { id: "Jenis dinding terluas", en: "Main wall material" },
    origin: "given",
    question: "304",
  },
  {
    level: "household",
    name: "roofMaterial",
    type: enumOf(
      numbered({
        concrete: 1,
        tile: 2,
        zinc: 3,
        asbestos: 4,
        bamboo: 5,
        "wood-shingle": 6,
        thatch: 7,
        other: 8,
      }),
    ),
    label: { id: "Jenis atap terluas", en: "Main roof material" },
    origin: "given",
    question: "305",
  },
];

const services: readonly Indicator[] = [
  {
    level: "household",
    name: "drinkingWater",
    type: enumOf(
      numbered({
        bottled: 1,
        refill: 2,
        piped: 3,
        borehole: 4,
        "protected-well": 5,
        "unprotected-well": 6,
        "protected-spring": 7,
        "unprotected-spring": 8,
        surface: 9,
        rain: 10,
        other: 11,
      }),
    ),
    label: { id: "Sumber air minum utama", en: "Main source of drinking water" },
    origin: "given",
    question: "306a",
  },
  {
    level: "household",
    name: "lighting",
    type: enumOf(numbered({ "pln-metered": 1, "pln-unmetered": 2, "non-pln": 3, none: 4 })),
    label: { id: "Sumber penerangan utama", en: "Main source of lighting" },
    origin: "given",
    question: "307a",
  },
  {
    level: "household",
    name: "powerVa",
    type: { kind: "int", min: 450, max: 2201 },
    label: { id: "Daya listrik terpasang", en: "Connected electric power" },
    origin: "given",
    measure: "VA",
    question: "307b",
  },
  {
    level: "household",
    name: "cookingFuel",
    type: enumOf(
      numbered({
        none: 0,
        electric: 1,
        "lpg-5kg": 2,
        "lpg-12kg": 3,
        "lpg-3kg": 4,
        "city-gas": 5,
        biogas: 6,
        kerosene: 7,
        briquette: 8,
        charcoal: 9,
        wood: 10,
        other: 11,
      }),
    ),
    label: { id: "Bahan bakar utama memasak", en: "Main cooking fuel" },
    origin: "given",
    question: "308",
  },
  {
    level: "household",
    name: "toilet",
    type: enumOf(numbered({ own: 1, shared: 2, communal: 3, public: 4, "present-unused": 5, none: 6 })),
    label: { id: "Fasilitas buang air besar", en: "Toilet" },
    origin: "given",
    question: "309a",
  },
  {
    level: "household",
    name: "sewage",
    type: enumOf(
      numbered({
        "septic-tank": 1,
        "treatment-plant": 2,
        "pond-river": 3,
        pit: 4,
        "beach-field": 5,
        other: 6,
      }),
    ),
    label: { id: "Tempat pembuangan akhir tinja", en: "Disposal of sewage" },
    origin: "given",
    question: "310",
  },
];

export const dwellingIndicators: readonly Indicator[] = [...building, ...services];
