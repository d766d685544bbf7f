// PURE. The agencies that deliver programs in the city of Jambi. The coordination team (TKPK) delivers none.
import type { Text } from "../../eligibility/catalogue.ts";

export interface AgencySeed {
  readonly code: string;
  readonly name: Text;
}

export const agencySeeds: readonly AgencySeed[] = [
  { code: "dinsos", name: { id: "Dinas Sosial", en: "Social Affairs Agency" } },
  { code: "dinkes", name: { id: "Dinas Kesehatan", en: "Health Agency" } },
  { code: "disdik", name: { id: "Dinas Pendidikan", en: "Education Agency" } },
  {
    code: "dpmppa",
    name: {
      id: "Dinas Pemberdayaan Masyarakat, Perempuan dan Perlindungan Anak",
      en: "Community Empowerment, Women and Child Protection Agency",
    },
  },
  {
    code: "perkim",
    name: {
      id: "Dinas Perumahan Rakyat dan Kawasan Permukiman",
      en: "Public Housing and Settlement Areas Agency",
    },
  },
  {
    code: "dpupr",
    name: { id: "Dinas Pekerjaan Umum dan Penataan Ruang", en: "Public Works and Spatial Planning Agency" },
  },
  {
    code: "bappeda",
    name: { id: "Badan Perencanaan Pembangunan Daerah", en: "Regional Development Planning Agency" },
  },
  {
    code: "disdukcapil",
    name: { id: "Dinas Kependudukan dan Pencatatan Sipil", en: "Population and Civil Registration Agency" },
  },
  { code: "dlh", name: { id: "Dinas Lingkungan Hidup", en: "Environment Agency" } },
  { code: "satpolpp", name: { id: "Satuan Polisi Pamong Praja", en: "Municipal Police Unit" } },
  {
    code: "dinkop",
    name: { id: "Dinas Koperasi dan UKM", en: "Cooperatives and Small Enterprises Agency" },
  },
  {
    code: "diskominfo",
    name: { id: "Dinas Komunikasi dan Informatika", en: "Communication and Informatics Agency" },
  },
  { code: "baznas", name: { id: "Baznas", en: "National Zakat Board (partner)" } },
];
