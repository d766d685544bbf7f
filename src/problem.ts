// PURE. One typed table of the problems callers can meet (RFC 9457), and the error that carries one.
import type { Text } from "./eligibility/catalogue.ts";
import type { Fault } from "./fault.ts";

const table = {
  "malformed-json": [400, "JSON tidak dapat dibaca", "The body is not valid JSON"],
  "invalid-request": [400, "Permintaan tidak sah", "The request is not valid"],
  "invalid-cursor": [400, "Penanda halaman tidak sah", "The page cursor is not valid"],
  "invalid-client": [401, "Klien tidak dikenal", "The client is not known"],
  unauthenticated: [401, "Token diperlukan", "A valid access token is needed"],
  forbidden: [403, "Tidak berwenang", "The caller may not do this"],
  "purpose-required": [403, "Tujuan diperlukan", "A purpose is needed to see numbers"],
  "not-found": [404, "Tidak ditemukan", "Not found"],
  "method-not-allowed": [405, "Metode tidak didukung", "The method is not supported here"],
  conflict: [409, "Bertentangan dengan data yang ada", "In conflict with what is stored"],
  "already-exists": [409, "Sudah ada", "It exists already"],
  "ambiguous-person": [409, "Orang tidak dapat dipastikan", "The person cannot be told apart"],
  "member-elsewhere": [409, "Anggota terdaftar di keluarga lain", "A member belongs to another household"],
  "household-elsewhere": [
    409,
    "Keluarga terdaftar di wilayah lain",
    "The household is registered in another area",
  ],
  "illegal-transition": [409, "Tindakan tidak dapat dilakukan sekarang", "The action is not possible now"],
  "referral-open": [409, "Rujukan masih berjalan", "An unfinished referral exists"],
  "version-immutable": [409, "Versi sudah diterbitkan", "A published version does not change"],
  busy: [409, "Sedang diubah pihak lain", "Being changed by another caller"],
  "precondition-failed": [412, "Data sudah berubah", "The record has changed since it was read"],
  "body-too-large": [413, "Isi terlalu besar", "The body is too large"],
  "unsupported-media-type": [415, "Jenis isi tidak didukung", "The content type is not supported"],
  unprocessable: [422, "Isi tidak dapat diproses", "The content cannot be processed"],
  "idempotency-key-reused": [
    422,
    "Idempotency-Key dipakai untuk permintaan lain",
    "The Idempotency-Key was used for another request",
  ],
  "precondition-required": [428, "If-Match diperlukan", "An If-Match header is needed"],
  "too-many-requests": [429, "Terlalu banyak permintaan", "Too many requests"],
  internal: [500, "Kesalahan di pihak kami", "An error on our side"],
  unavailable: [503, "Layanan belum tersedia", "The service is not available"],
} as const satisfies Record<string, readonly [number, string, string]>;

export type ProblemCode = keyof typeof table;

export interface ProblemDetails {
  readonly detail?: Text;
  readonly errors?: readonly Fault[];
  /** Members beside the standard ones, e.g. `legalActions` of an illegal transition. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** An answer to the caller that is not a success; everything else that is thrown becomes `internal`. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  readonly title: Text;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(details.detail?.en ?? table[code][2]);
    this.name = "Problem";
    this.code = code;
    [this.status] = table[code];
    this.title = { id: table[code][1], en: table[code][2] };
    this.details = details;
  }

  /** The same problem, told otherwise. */
  with(details: ProblemDetails): Problem {
    return new Problem(this.code, details);
  }
}

/** Every problem code with its HTTP status, for the document. */
export const problemCodes: readonly { code: ProblemCode; status: number; title: Text }[] = Object.entries(
  table,
).map(([code, [status, id, en]]) => ({ code: code as ProblemCode, status, title: { id, en } }));

/** Runs `work`; the faults of a problem that it throws are placed under the pointer `at`. */
export async function faultsUnder<T>(at: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Problem) || !error.details.errors) throw error;
    throw error.with({ ...error.details, errors: placedUnder(at, error.details.errors) });
  }
}

/** The same faults, of a part of a body that stands at the pointer `at`. */
export function placedUnder(at: string, faults: readonly Fault[]): Fault[] {
  return faults.map((fault) => ({ ...fault, pointer: at + fault.pointer }));
}
