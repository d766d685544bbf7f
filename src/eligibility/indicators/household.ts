// PURE. What criteria may ask of a household: codes and questions as in REGSOSEK 2022.K, carried on in DTSEN.
import type { Indicator } from "../catalogue.ts";
import {
  atLeastZero,
  bool,
  civilRegistryMatches,
  date,
  enumOf,
  programs,
  sexes,
  unnumbered,
} from "./codes.ts";
import { dwellingIndicators } from "./household-dwelling.ts";

const standing: readonly Indicator[] = [
  {
    level: "household",
    name: "decile",
    type: { kind: "int", min: 1, max: 10 },
    label: { id: "Desil kesejahteraan", en: "Welfare decile" },
    origin: "given",
    field: true,
  },
  {
    level: "household",
    name: "hasSktm",
    type: bool,
    label: { id: "Memiliki SKTM yang berlaku", en: "Holds a valid certificate of poverty (SKTM)" },
    origin: "computed",
  },
  {
    level: "household",
    name: "registryStatus",
    type: enumOf(unnumbered("active", "death-assessment", "inactive", "proposed", "not-listed")),
    label: { id: "Status dalam registri nasional", en: "Standing in the national registry" },
    origin: "given",
  },
  {
    level: "household",
    name: "extremePoor",
    type: bool,
    label: { id: "Miskin ekstrem menurut data kota", en: "Extremely poor by the city's baseline" },
    origin: "given",
  },
  {
    level: "household",
    name: "civilRegistryMatch",
    type: civilRegistryMatches,
    label: { id: "Kecocokan KK dengan Dukcapil", en: "Family card matches the civil registry" },
    origin: "given",
  },
  {
    level: "household",
    name: "civilRegistryCheckedOn",
    type: date,
    label: { id: "Tanggal pemeriksaan KK di Dukcapil", en: "Family card checked with the civil registry on" },
    origin: "given",
  },
];

const means: readonly Indicator[] = [
  {
    level: "household",
    name: "monthlyIncomeIdr",
    type: atLeastZero,
    label: { id: "Pendapatan keluarga sebulan", en: "Monthly household income" },
    origin: "given",
    measure: "IDR",
  },
  {
    level: "household",
    name: "monthlyExpenditureIdr",
    type: atLeastZero,
    label: { id: "Pengeluaran keluarga sebulan", en: "Monthly household expenditure" },
    origin: "given",
    measure: "IDR",
  },
  yesNo("ownsOtherHouse", "Memiliki rumah lain", "Owns another house"),
  yesNo("ownsCar", "Memiliki mobil", "Owns a car"),
  yesNo("ownsMotorcycle", "Memiliki sepeda motor", "Owns a motorcycle"),
  yesNo("ownsFridge", "Memiliki lemari es", "Owns a refrigerator"),
  yesNo("ownsGold", "Memiliki emas atau perhiasan", "Owns gold or jewellery"),
  yesNo("ownsLivestock", "Memiliki ternak", "Owns livestock"),
  yesNo("selfHelpWilling", "Bersedia berswadaya", "Willing to contribute by self-help"),
  {
    level: "household",
    name: "lastHousingAidYear",
    type: atLeastZero,
    label: {
      id: "Tahun terakhir menerima bantuan perumahan (0 = belum pernah)",
      en: "Year of the last housing aid (0 = never)",
    },
    origin: "given",
  },
];

const composition: readonly Indicator[] = [
  {
    level: "household",
    name: "receives",
    type: programs,
    label: { id: "Program yang diterima keluarga", en: "Programs the household receives" },
    origin: "computed",
  },
  {
    level: "household",
    name: "size",
    type: atLeastZero,
    label: { id: "Jumlah anggota keluarga", en: "Number of members" },
    origin: "computed",
  },
  {
    level: "household",
    name: "areaCode",
    type: { kind: "text" },
    label: { id: "Kode wilayah tempat tinggal", en: "Area code of residence" },
    origin: "computed",
  },
  {
    level: "household",
    name: "headSex",
    type: sexes,
    label: { id: "Jenis kelamin kepala keluarga", en: "Sex of the head" },
    origin: "computed",
  },
  {
    level: "household",
    name: "headAge",
    type: atLeastZero,
    label: { id: "Umur kepala keluarga", en: "Age of the head" },
    origin: "computed",
    measure: "years",
  },
];

function yesNo(name: string, id: string, en: string): Indicator {
  return { level: "household", name, type: bool, label: { id, en }, origin: "given" };
}

export const householdIndicators: readonly Indicator[] = [
  ...standing,
  ...dwellingIndicators,
  ...means,
  ...composition,
];
