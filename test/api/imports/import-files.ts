// Invented import files for the tests, and what sends them.
import { parse } from "csv-parse/sync";
import type { Api, Limits } from "../../support/api.ts";
import { familyCardNumber, nationalId } from "../intakes/sent-households.ts";
import type { Role } from "../../../src/actor.ts";

export type Row = Readonly<Record<string, string>>;

/** A couple with a child, a row each. */
export function familyRows(changes: Row = {}): Row[] {
  const household = {
    family_card_number: familyCardNumber(),
    area_code: "15.71.08.1003",
    rt: "012",
    address: "Jalan Contoh 1",
    decile: "2",
    tenure: "own",
    floor_material: "8",
    ...changes,
  };
  const member = (name: string, sex: "female" | "male", birthDate: string, relation: string) => ({
    ...household,
    national_id: nationalId(birthDate, sex),
    ...{ name, sex, birth_date: birthDate, relation },
  });
  return [
    member("Bapak Impor", "male", "1985-03-12", "head"),
    member("Ibu Impor", "female", "1988-07-01", "2"),
    { ...member("Anak Impor", "female", "2016-05-20", "3"), schooling: "2", health_insurance: "5" },
  ];
}

/** The rows under a header of all their columns. */
export function csv(rows: readonly Row[], delimiter = ","): string {
  const header = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const quoted = (cell: string) =>
    cell.includes(delimiter) || /["\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  return [header, ...rows.map((row) => header.map((name) => row[name] ?? ""))]
    .map((cells) => `${cells.map(quoted).join(delimiter)}\n`)
    .join("");
}

export interface Sending {
  readonly kind?: string;
  readonly source?: string;
  readonly period?: string;
  readonly type?: string;
  readonly by?: Role;
  readonly limits?: Limits;
  readonly [option: string]: unknown;
}

/** Sends a file as the importer unless another is named. */
export async function sendFile(api: Api, file: string | Buffer, sending: Sending = {}) {
  const { kind = "households", source = "dtsen", period = "2026-Q2", ...rest } = sending;
  const { type = "text/csv", by = "importer", limits, ...options } = rest;
  const query = new URLSearchParams({ kind, source, period, ...(options as Record<string, string>) });
  return api.as(by, limits).post(`/v1/imports?${query.toString()}`, file, { "content-type": type });
}

/** Sends a file and takes it in; answers the record once it has ended. */
export async function imported(api: Api, file: string | Buffer, sending: Sending = {}) {
  const { status, body } = await sendFile(api, file, sending);
  if (status !== 202) throw new Error(`refused: ${JSON.stringify(body)}`);
  await api.continueImports();
  return (await api.as("tkpk").get(`/v1/imports/${body.id}`)).body;
}

/** The lines of the file of errors, cut into cells; no cell of theirs holds a comma. */
export async function errorsOf(api: Api, id: string): Promise<string[][]> {
  const { body } = await api.as("tkpk").get(`/v1/imports/${id}/errors`);
  const lines: string[] = body.trimEnd().split("\r\n");
  return lines.slice(1).map((line) => line.split(","));
}

/** The same by its columns: ours and those of the file. */
export async function rejectedRows(api: Api, id: string): Promise<Row[]> {
  const { body } = await api.as("tkpk").get(`/v1/imports/${id}/errors`);
  return parse(body, { columns: true });
}
