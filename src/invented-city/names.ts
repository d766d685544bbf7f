// PURE. Generic given names, and family names that mean "example": nobody is called like that.

export const familyNames = ["Contoh", "Misalan", "Umpama", "Andaian", "Rekaan"];

export const maleNames = [
  "Ahmad",
  "Agus",
  "Andi",
  "Bambang",
  "Budi",
  "Dedi",
  "Eko",
  "Fajar",
  "Hadi",
  "Hendra",
  "Iwan",
  "Joko",
  "Muhammad",
  "Rahmat",
  "Rizki",
  "Rudi",
  "Surya",
  "Wahyu",
  "Yusuf",
  "Zainal",
];

export const femaleNames = [
  "Aisyah",
  "Dewi",
  "Dian",
  "Endang",
  "Fatimah",
  "Indah",
  "Kartini",
  "Lestari",
  "Lina",
  "Maya",
  "Nurul",
  "Putri",
  "Ratna",
  "Rina",
  "Sari",
  "Siti",
  "Sri",
  "Wati",
  "Yanti",
  "Yuni",
];

export const streets = ["Jl. Contoh", "Jl. Misalan", "Lorong Umpama", "Gang Andaian", "Lorong Rekaan"];
