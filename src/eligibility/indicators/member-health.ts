// PURE. What criteria may ask of a member's health: codes and questions as in REGSOSEK 2022.K, carried on in DTSEN.
import type { Indicator } from "../catalogue.ts";
import { bool, enumOf, numbered } from "./codes.ts";

const severityCodes = numbered({ cannot: 1, "much-difficulty": 2, "some-difficulty": 3, none: 4 });
const severities = enumOf(severityCodes);

/** The degrees of disability, of the nine domains and of the severity alike. */
export const severitiesWorstFirst: readonly string[] = severityCodes.map((code) => code.slug);

export const healthIndicators: readonly Indicator[] = [
  {
    level: "member",
    name: "pregnant",
    type: bool,
    label: { id: "Sedang hamil", en: "Pregnant" },
    origin: "given",
    appliesWhen: 'member.sex == "female" && member.age >= 10 && member.age <= 54',
    otherwise: false,
    question: "410",
  },
  {
    level: "member",
    name: "nutrition",
    type: enumOf(numbered({ wasting: 1, stunting: 2, "none-recorded": 3 })),
    label: { id: "Catatan gizi balita", en: "Nutrition record of a child under 5" },
    origin: "given",
    appliesWhen: "member.age < 5",
    otherwise: "none-recorded",
    question: "427",
  },
  disability("disabilitySeeing", "428a", "Kesulitan melihat", "Difficulty seeing"),
  disability("disabilityHearing", "428b", "Kesulitan mendengar", "Difficulty hearing"),
  disability("disabilityWalking", "428c", "Kesulitan berjalan", "Difficulty walking"),
  disability("disabilityHands", "428d", "Kesulitan menggunakan tangan", "Difficulty using the hands"),
  disability("disabilityLearning", "428e", "Kesulitan belajar", "Difficulty learning"),
  disability(
    "disabilityBehaviour",
    "428f",
    "Kesulitan mengendalikan perilaku",
    "Difficulty controlling behaviour",
  ),
  disability("disabilitySpeaking", "428g", "Kesulitan berbicara", "Difficulty speaking"),
  disability("disabilitySelfCare", "428h", "Kesulitan mengurus diri", "Difficulty with self-care"),
  disability("disabilityRemembering", "428i", "Kesulitan mengingat", "Difficulty remembering"),
  {
    level: "member",
    name: "disabilitySeverity",
    type: severities,
    label: { id: "Tingkat disabilitas terberat", en: "Worst degree of disability" },
    origin: "both",
  },
  {
    level: "member",
    name: "chronicIllness",
    type: enumOf(
      numbered({
        none: 1,
        hypertension: 2,
        rheumatism: 3,
        asthma: 4,
        heart: 5,
        diabetes: 6,
        tuberculosis: 7,
        stroke: 8,
        cancer: 9,
        "kidney-failure": 10,
        haemophilia: 11,
        "hiv-aids": 12,
        cholesterol: 13,
        cirrhosis: 14,
        thalassaemia: 15,
        leukaemia: 16,
        alzheimer: 17,
        other: 18,
      }),
    ),
    label: { id: "Penyakit kronis", en: "Chronic illness" },
    origin: "given",
    question: "430",
  },
  {
    level: "member",
    name: "healthInsurance",
    // The questionnaire adds the numbers up: 5 is PBI and employer, 0 is none, which is the empty list here.
    type: { kind: "list", codes: numbered({ pbi: 1, "self-paid": 2, employer: 4, other: 8 }) },
    label: { id: "Jaminan kesehatan", en: "Health insurance" },
    origin: "given",
    question: "431a",
  },
];

function disability(name: string, question: string, id: string, en: string): Indicator {
  return { level: "member", name, type: severities, label: { id, en }, origin: "given", question };
}

/** The names of the nine domains of disability (428a–i). */
export const disabilityDomains: readonly string[] = healthIndicators
  .filter((indicator) => indicator.question?.startsWith("428"))
  .map((indicator) => indicator.name);
