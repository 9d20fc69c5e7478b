import { countRows, describeRun } from "@/app/_ui/result/result-words";
import type { Limits } from "@/sandbox/engine";
import type { Outcome } from "@/sandbox/outcome";
import { csvTable } from "./csv-table";

/** An import is longer than a query: a minute, held from outside like every run. */
export const importLimits: Limits = { ms: 60_000, rows: 1_000, bytes: 8 * 1024 * 1024 };

const mostBytes = 20_000_000;

/** A file as a text to run, and the sentence to say when it ran; or why it cannot be imported. */
export type FileText =
  | { ok: true; text: string; said: (outcomes: Outcome[]) => string }
  | { ok: false; message: string };

/** Reads a dropped or chosen file: CSV becomes a new table, SQL runs as it is. */
export async function importFile(file: File, tables: string[]): Promise<FileText> {
  if (file.size > mostBytes) {
    const megabytes = (file.size / 1_000_000).toFixed(1);
    return {
      ok: false,
      message: `${file.name} has ${megabytes} MB. The workbench takes files of up to 20 MB.`,
    };
  }
  const text = decode(await file.arrayBuffer());
  if (text === undefined) {
    return { ok: false, message: `${file.name} is not text in UTF-8. Save it as UTF-8 and choose it again.` };
  }
  if (/\.sql$/i.test(file.name)) {
    return { ok: true, text, said: (outcomes) => `${file.name}: ${describeRun(outcomes)}.` };
  }
  if (!/\.(csv|tsv|txt)$/i.test(file.name)) {
    return {
      ok: false,
      message: `${file.name} is neither CSV nor SQL. The name has to end in .csv, .tsv, .txt or .sql.`,
    };
  }
  const made = csvTable(file.name, text, tables);
  if (!made.ok) return made;
  const columns = made.columns.map(({ name, type }) => `${name} ${type}`).join(", ");
  const said = `${file.name}: ${countRows(made.rows)} in the new table ${made.table} (${columns}).`;
  return { ok: true, text: made.sql, said: () => said };
}

function decode(bytes: ArrayBuffer): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return text.includes("\0") ? undefined : text;
  } catch {
    return undefined;
  }
}
