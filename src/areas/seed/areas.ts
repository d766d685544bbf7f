// PURE. The city of Jambi, its 11 districts and its 68 villages.
// Codes: Home Ministry. Beside them the statistics office's own, edition of 2020; the villages made in 2023 have none.

export interface AreaSeed {
  readonly code: string;
  readonly level: "city" | "district" | "village";
  /** The city's parent is the province, which is no area here. */
  readonly parentCode: string;
  readonly name: string;
  /** The statistics office's code, an alias. */
  readonly bpsCode?: string;
  /** Made by the split of villages in 2023; old files carry the code of the village it was part of. */
  readonly createdIn2023: boolean;
}

type Row = readonly [code: string, level: AreaSeed["level"], name: string, bpsCode?: string];

const rows: readonly Row[] = [
  ["15.71", "city", "Kota Jambi", "1571"],
  ["15.71.01", "district", "Telanaipura", "1571050"],
  ["15.71.01.1001", "village", "Simpang IV Sipin", "1571050002"],
  ["15.71.01.1002", "village", "Buluran Kenali", "1571050009"],
  ["15.71.01.1003", "village", "Teluk Kenali", "1571050010"],
  ["15.71.01.1004", "village", "Telanaipura", "1571050003"],
  ["15.71.01.1010", "village", "Penyengat Rendah", "1571050001"],
  ["15.71.01.1011", "village", "Pematang Sulur", "1571050011"],
  ["15.71.01.1012", "village", "Aur Kenali"],
  ["15.71.02", "district", "Jambi Selatan", "1571020"],
  ["15.71.02.1002", "village", "Pasir Putih", "1571020003"],
  ["15.71.02.1003", "village", "Tambak Sari", "1571020006"],
  ["15.71.02.1004", "village", "Thehok", "1571020007"],
  ["15.71.02.1005", "village", "Wijaya Pura", "1571020004"],
  ["15.71.02.1006", "village", "Pakuan Baru", "1571020005"],
  ["15.71.03", "district", "Jambi Timur", "1571080"],
  ["15.71.03.1001", "village", "Sijenjang", "1571080010"],
  ["15.71.03.1002", "village", "Kasang Jaya", "1571080009"],
  ["15.71.03.1003", "village", "Talang Banjar", "1571080003"],
  ["15.71.03.1004", "village", "Budiman", "1571080002"],
  ["15.71.03.1005", "village", "Sulanjana", "1571080001"],
  ["15.71.03.1006", "village", "Kasang", "1571080008"],
  ["15.71.03.1007", "village", "Tanjung Sari", "1571080005"],
  ["15.71.03.1008", "village", "Rajawali", "1571080007"],
  ["15.71.03.1010", "village", "Tanjung Pinang", "1571080006"],
  ["15.71.04", "district", "Pasar Jambi", "1571040"],
  ["15.71.04.1001", "village", "Beringin", "1571040001"],
  ["15.71.04.1002", "village", "Orang Kayo Hitam", "1571040003"],
  ["15.71.04.1003", "village", "Pasar Jambi", "1571040004"],
  ["15.71.04.1004", "village", "Sungai Asam", "1571040002"],
  ["15.71.05", "district", "Pelayangan", "1571070"],
  ["15.71.05.1001", "village", "Arab Melayu", "1571070004"],
  ["15.71.05.1002", "village", "Mudung Laut", "1571070003"],
  ["15.71.05.1003", "village", "Jelmu", "1571070002"],
  ["15.71.05.1004", "village", "Tengah", "1571070001"],
  ["15.71.05.1005", "village", "Tahtul Yaman", "1571070005"],
  ["15.71.05.1006", "village", "Tanjung Johor", "1571070006"],
  ["15.71.06", "district", "Danau Teluk", "1571060"],
  ["15.71.06.1001", "village", "Pasir Panjang", "1571060001"],
  ["15.71.06.1002", "village", "Tanjung Raden", "1571060002"],
  ["15.71.06.1003", "village", "Olak Kemang", "1571060004"],
  ["15.71.06.1004", "village", "Tanjung Pasir", "1571060003"],
  ["15.71.06.1005", "village", "Ulu Gedong", "1571060005"],
  ["15.71.07", "district", "Kota Baru", "1571010"],
  ["15.71.07.1001", "village", "Suka Karya", "1571010004"],
  ["15.71.07.1002", "village", "Simpang III Sipin", "1571010003"],
  ["15.71.07.1004", "village", "Paal Lima", "1571010007"],
  ["15.71.07.1005", "village", "Kenali Asam Bawah", "1571010005"],
  ["15.71.07.1006", "village", "Kenali Asam Atas", "1571010006"],
  ["15.71.07.1011", "village", "Talang Gulo"],
  ["15.71.07.1012", "village", "Kenali Asam"],
  ["15.71.08", "district", "Jelutung", "1571030"],
  ["15.71.08.1001", "village", "Talang Jauh", "1571030006"],
  ["15.71.08.1002", "village", "Cempaka Putih", "1571030005"],
  ["15.71.08.1003", "village", "Kebun Handil", "1571030001"],
  ["15.71.08.1004", "village", "Lebak Bandung", "1571030004"],
  ["15.71.08.1005", "village", "Payo Lebar", "1571030003"],
  ["15.71.08.1006", "village", "Jelutung", "1571030002"],
  ["15.71.08.1007", "village", "Handil Jaya", "1571030007"],
  ["15.71.09", "district", "Alam Barajo", "1571011"],
  ["15.71.09.1001", "village", "Kenali Besar", "1571011001"],
  ["15.71.09.1002", "village", "Rawa Sari", "1571011002"],
  ["15.71.09.1003", "village", "Mayang Mangurai", "1571011005"],
  ["15.71.09.1004", "village", "Bagan Pete", "1571011003"],
  ["15.71.09.1005", "village", "Beliung", "1571011004"],
  ["15.71.09.1006", "village", "Simpang Rimbo"],
  ["15.71.09.1007", "village", "Pinang Merah"],
  ["15.71.10", "district", "Danau Sipin", "1571051"],
  ["15.71.10.1001", "village", "Sungai Putri", "1571051002"],
  ["15.71.10.1002", "village", "Murni", "1571051004"],
  ["15.71.10.1003", "village", "Legok", "1571051005"],
  ["15.71.10.1004", "village", "Selamat", "1571051001"],
  ["15.71.10.1005", "village", "Solok Sipin", "1571051003"],
  ["15.71.11", "district", "Paal Merah", "1571021"],
  ["15.71.11.1001", "village", "Talang Bakung", "1571021002"],
  ["15.71.11.1002", "village", "Payo Selincah", "1571021005"],
  ["15.71.11.1003", "village", "Eka Jaya", "1571021004"],
  ["15.71.11.1004", "village", "Lingkar Selatan", "1571021003"],
  ["15.71.11.1005", "village", "Paal Merah", "1571021001"],
  ["15.71.11.1006", "village", "Bakung Jaya"],
];

export const areaSeeds: readonly AreaSeed[] = rows.map(([code, level, name, bpsCode]) => ({
  code,
  level,
  // A code is its parent's and one part more.
  parentCode: code.slice(0, code.lastIndexOf(".")),
  name,
  bpsCode,
  createdIn2023: bpsCode === undefined,
}));
