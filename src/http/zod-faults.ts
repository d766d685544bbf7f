// PURE. What zod found wrong, as faults with a JSON pointer and a sentence in both languages.
import type { z } from "zod";
import { type Fault, fault, nearest, pointer, shown, text } from "../fault.ts";

type Issue = z.core.$ZodIssue;

/** A custom check's own words: pass to `ctx.addIssue({ code: "custom", params: faultParams(...) })`. */
export function faultParams(code: string, id: string, en: string) {
  return { fault: { code, detail: text(id, en) } };
}

/** Every issue as a fault; `root` is `` for the body, `/query`, `/path` or `/headers` otherwise. */
export function zodFaults(issues: readonly Issue[], root: string): Fault[] {
  return issues.flatMap((issue) => {
    const at = root + pointer(...issue.path.map((part) => (typeof part === "symbol" ? String(part) : part)));
    return faultsOf(issue, at, root);
  });
}

function faultsOf(issue: Issue, at: string, root: string): Fault[] {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined
        ? [fault(at, "required", "Wajib diisi.", "This is required.")]
        : [fault(at, "wrong-type", `Harus bertipe ${issue.expected}.`, `Must be of type ${issue.expected}.`)];
    case "unrecognized_keys":
      return issue.keys.map((key) => unknownField(`${at}${pointer(key)}`, key));
    case "invalid_value":
      return [notOneOf(at, issue.values.map(String), issue.input)];
    case "too_small":
    case "too_big":
      return [outOfBounds(issue, at)];
    case "invalid_format":
      return [badFormat(issue, at)];
    case "invalid_union":
      return unionFaults(issue, at, root);
    case "custom":
      return [customFault(issue, at)];
    default:
      return [fault(at, issue.code.replaceAll("_", "-"), "Nilai tidak sah.", issue.message)];
  }
}

function unknownField(at: string, key: string): Fault {
  const name = shown(key);
  return fault(
    at,
    "unknown-field",
    `Bidang "${name}" tidak dikenal; hapus atau perbaiki namanya.`,
    `The field "${name}" is not known; remove it or correct its name.`,
  );
}

function notOneOf(at: string, values: readonly string[], input: unknown): Fault {
  if (input === undefined) return fault(at, "required", "Wajib diisi.", "This is required.");
  const near = typeof input === "string" ? nearest(input, values) : undefined;
  const listed = values.slice(0, 30).join(", ") + (values.length > 30 ? ", …" : "");
  return fault(
    at,
    "unknown-code",
    `Harus salah satu dari: ${listed}.${near ? ` Maksud Anda "${near}"?` : ""}`,
    `Must be one of: ${listed}.${near ? ` Did you mean "${near}"?` : ""}`,
  );
}

type Bounds = Extract<Issue, { code: "too_small" | "too_big" }>;

function outOfBounds(issue: Bounds, at: string): Fault {
  const small = issue.code === "too_small";
  const bound = String(small ? issue.minimum : issue.maximum);
  const [unitId, unitEn] =
    issue.origin === "string"
      ? [" karakter", " characters"]
      : issue.origin === "array"
        ? [" butir", " items"]
        : ["", ""];
  return fault(
    at,
    small ? "too-small" : "too-large",
    small ? `Paling sedikit ${bound}${unitId}.` : `Paling banyak ${bound}${unitId}.`,
    small ? `At least ${bound}${unitEn}.` : `At most ${bound}${unitEn}.`,
  );
}

const formats: Readonly<Record<string, readonly [string, string]>> = {
  date: ["Harus tanggal yang ada, YYYY-MM-DD.", "Must be a date that exists, YYYY-MM-DD."],
  datetime: ["Harus waktu RFC 3339.", "Must be an RFC 3339 time."],
  uuid: ["Harus UUID.", "Must be a UUID."],
  email: ["Harus alamat surel.", "Must be an e-mail address."],
};

/** zod carries one message: both sentences in it, a line each. */
export function inBothLanguages(id: string, en: string): string {
  return `${id}\n${en}`;
}

function badFormat(issue: Extract<Issue, { code: "invalid_format" }>, at: string): Fault {
  const known = formats[issue.format];
  if (known) return fault(at, "bad-format", ...known);
  const [id = "", en = id] = issue.message.split("\n");
  return fault(at, "bad-format", id, en);
}

/** The branch that came nearest speaks: the one with the fewest faults. */
function unionFaults(issue: Extract<Issue, { code: "invalid_union" }>, at: string, root: string): Fault[] {
  const branches = issue.errors.filter((branch) => branch.length > 0);
  const best = branches.sort((a, b) => a.length - b.length)[0];
  if (!best) {
    return [
      fault(
        at,
        "wrong-type",
        "Nilai tidak cocok dengan bentuk yang dikenal.",
        "Fits none of the known forms.",
      ),
    ];
  }
  const inner = zodFaults(best, "");
  return inner.map((found) => ({ ...found, pointer: (at || root) + found.pointer }));
}

function customFault(issue: Extract<Issue, { code: "custom" }>, at: string): Fault {
  const own = (issue.params as { fault?: { code: string; detail: Fault["detail"] } } | undefined)?.fault;
  if (own) return { pointer: at, ...own };
  return fault(at, "invalid", issue.message, issue.message);
}
