import { literal } from "@/app/_ui/result/copy-formats";
import type { Limits } from "@/sandbox/engine";
import type { Outcome, RowsOutcome } from "@/sandbox/outcome";
import { schemaQuery, stepAfterRows, tablesQuery } from "./dump-query";

/** Runs a text on the database to be written down. */
export type RunText = (text: string, limits: Limits) => Promise<Outcome[]>;

const limits: Limits = { ms: 60_000, rows: 1_000_000, bytes: 64 * 1024 * 1024 };
const rowsPerInsert = 200;

/** The whole database as SQL that makes it again in an empty one: types, tables, rows, keys, views. Throws a sentence when it cannot be read. */
export async function dumpDatabase(run: RunText): Promise<string> {
  const settings = await rowsOf(run, settingsQuery);
  const schema = await rowsOf(run, schemaQuery);
  const tables = await rowsOf(run, tablesQuery);
  const statements = schema.rows.map(([step, , text]) => ({ step: Number(step), text: `${text ?? ""};\n` }));
  const before = statements.filter(({ step }) => step < stepAfterRows).map(({ text }) => text);
  const after = statements.filter(({ step }) => step >= stepAfterRows).map(({ text }) => text);
  const rows: string[] = [];
  for (const [table, columns, identity] of tables.rows) {
    if (table === undefined || table === null || columns === null || columns === undefined) continue;
    rows.push(
      inserts(table, columns, identity === "t", await rowsOf(run, `SELECT ${columns} FROM ONLY ${table}`)),
    );
  }
  const head = settings.rows.map(([name, value]) => `SET ${name} = '${value}';\n`);
  return [intro, ...head, "\n", ...before, "\n", ...rows, "\n", ...after].join("");
}

const intro = `-- The database of the workbench, written by Rowhouse. Run it in an empty database.
-- Roles, rights, row policies, rules, inheritance and the options of identity columns are not in it.
SET check_function_bodies = off;
`;

/** Dates and intervals are written as the session shows them, so they are to be read in the same way. */
const settingsQuery =
  "SELECT name, setting FROM pg_settings WHERE name IN ('DateStyle', 'IntervalStyle', 'TimeZone', 'standard_conforming_strings', 'bytea_output') ORDER BY name";

function inserts(
  table: string,
  columns: string,
  identity: boolean,
  { columns: types, rows }: RowsOutcome,
): string {
  const head = `INSERT INTO ${table} (${columns})${identity ? " OVERRIDING SYSTEM VALUE" : ""} VALUES\n`;
  const lines = rows.map(
    (row) =>
      `  (${row.map((value, index) => literal(value, types[index] ?? { name: "", type: "text", oid: 25 })).join(", ")})`,
  );
  const parts: string[] = [];
  for (let from = 0; from < lines.length; from += rowsPerInsert) {
    parts.push(`${head}${lines.slice(from, from + rowsPerInsert).join(",\n")};\n`);
  }
  return parts.join("");
}

async function rowsOf(run: RunText, text: string): Promise<RowsOutcome> {
  const last = (await run(text, limits)).at(-1);
  if (last?.kind === "rows" && !last.truncated) return last;
  throw new Error(`The database could not be written down: ${whyNot(last)}`);
}

function whyNot(outcome: Outcome | undefined): string {
  if (outcome?.kind === "error") {
    // Inside a failed transaction PostgreSQL answers nothing else.
    return outcome.code === "25P02"
      ? "a failed transaction is open. Run ROLLBACK first."
      : `${outcome.message}.`;
  }
  if (outcome?.kind === "rows") return "a table has more than a million rows.";
  return outcome?.kind === "stopped" ? "it is too large for this page." : "the engine gave no answer.";
}
