// PURE. Who calls: the role, its scopes and its limits, as verbs see them.
import { text } from "./fault.ts";
import { Problem } from "./problem.ts";

export const roles = ["tkpk", "agency", "field", "importer", "analyst", "integrator", "admin"] as const;
export type Role = (typeof roles)[number];

/** Everything a token can allow; what a role gets stands in `auth/roles.ts`. */
export const scopes = {
  "intakes:write": text(
    "Mengirim dan menindaklanjuti pengaduan dan usulan",
    "Send intakes, and act on their needs",
  ),
  "households:read": text("Melihat keluarga", "See households"),
  "households:write": text("Mengubah keluarga", "Change households"),
  "households:transfer": text(
    "Memindahkan anggota antarkeluarga dan antarwilayah",
    "Move members between households and areas, decide tasks, revert life events",
  ),
  "households:verify": text(
    "Memverifikasi keluarga dan memutuskan sanggahan",
    "Verify households, decide objections",
  ),
  "households:object": text("Menyanggah data keluarga", "Object to what is said of a household"),
  "areas:read": text("Melihat wilayah", "See areas"),
  "areas:write": text("Mengisi data RT", "Set facts of areas"),
  "agencies:read": text("Melihat instansi", "See agencies"),
  "agencies:write": text("Mengubah instansi", "Change agencies"),
  "programs:read": text("Melihat program dan kriteria", "See programs, criteria and catalogues"),
  "programs:write": text("Mengubah program dan kriteria", "Change programs and criteria"),
  "matching:run": text("Mencocokkan ulang seluruh kota", "Match the whole city again"),
  "simulations:run": text("Mencoba kriteria, hanya hitungan", "Try criteria out; counts only"),
  "settings:write": text("Mengubah pengaturan kota", "Change the city's settings"),
  "screenings:run": text("Menyaring tanpa menyimpan", "Screen without storing"),
  "referrals:read": text("Melihat rujukan", "See referrals"),
  "referrals:request": text("Meminta rujukan", "Ask for referrals"),
  "referrals:work": text("Mengambil dan mengerjakan rujukan", "Pick up and work referrals"),
  "referrals:manage": text("Mengatur rujukan", "Recall, reassign, cancel and reopen referrals"),
  "enrolments:read": text("Melihat kepesertaan", "See enrolments"),
  "enrolments:write": text(
    "Mencatat, menangguhkan, mengakhiri kepesertaan",
    "Record, suspend and end enrolments",
  ),
  "imports:run": text("Mengirim berkas impor", "Send files of many households"),
  "events:read": text("Membaca peristiwa", "Read events"),
  "webhooks:manage": text("Mengelola webhook", "Have events sent"),
  "jobs:manage": text("Melihat dan mengulang pekerjaan latar", "See background jobs, and try them again"),
  "audit:read": text("Membaca jejak audit", "Read the audit trail"),
  "pii:read": text("Melihat nomor identitas", "See identity numbers, with a purpose"),
  "clients:manage": text("Mengelola klien", "Manage clients and keys"),
} as const;
export type Scope = keyof typeof scopes;

export interface Actor {
  readonly clientId: string;
  readonly name: string;
  readonly role: Role;
  readonly scopes: ReadonlySet<Scope>;
  /** Code of the agency that a client of role `agency` speaks for. */
  readonly agency?: string;
  /** Area code that limits a client of role `field`: itself and everything below it. */
  readonly area?: string;
  /** Why numbers are asked for (`X-Purpose`), kept in the audit trail. */
  readonly purpose?: string;
  /** The officer whom a desk serves (`X-On-Behalf-Of`), kept in the audit trail. */
  readonly onBehalfOf?: string;
}

/** @throws {Problem} `forbidden` when the caller lacks the scope. */
export function requireScope(actor: Actor, scope: Scope): void {
  if (actor.scopes.has(scope)) return;
  throw new Problem("forbidden", {
    detail: text(`Cakupan "${scope}" diperlukan.`, `The scope "${scope}" is needed.`),
    extra: { requiredScope: scope },
  });
}

/** Whether `code` is `area` or lies below it; every area lies below no limit. */
export function withinArea(area: string | undefined, code: string): boolean {
  return area === undefined || code === area || code.startsWith(`${area}.`);
}
