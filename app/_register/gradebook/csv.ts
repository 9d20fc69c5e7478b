import { stringify } from "csv-stringify/sync";
import type { Gradebook } from "./gradebook";

/** What a spreadsheet takes for a formula when a cell begins with it (OWASP, CSV injection). */
const formula = /^[=+\-@\t\r]/;

/** A text that no spreadsheet runs: an apostrophe before what it would take for a formula, and before an apostrophe that would be taken off. */
export const plainCell = (text: string): string =>
  formula.test(text) || text.startsWith("'") ? `'${text}` : text;

/** The text that `plainCell` was given. */
export const readCell = (cell: string): string =>
  cell.startsWith("'") && (formula.test(cell.slice(1)) || cell.startsWith("''")) ? cell.slice(1) : cell;

/** A gradebook as CSV (RFC 4180), with a byte order mark so that spreadsheets read UTF-8: a line per learner, a column per exercise, points. */
export function gradebookCsv({ columns, rows, of }: Gradebook): string {
  const head = [
    "name",
    "email",
    "number",
    ...columns.map(({ assignment, exerciseId, points }) => `${assignment}: ${exerciseId} (${points})`),
    `total (${of})`,
  ];
  const lines = rows.map(({ name, email, studentNumber, grades, total }) => [
    ...[name, email, studentNumber ?? ""].map(plainCell),
    // No attempt is no zero.
    ...grades.map(({ points, used, counted, reason }) =>
      used === 0 && counted === undefined && reason === "No attempt yet." ? "" : String(points),
    ),
    String(total),
  ]);
  return stringify([head.map(plainCell), ...lines], { bom: true, record_delimiter: "\r\n" });
}
