import { parse } from "csv-parse/sync";
import { isEmail, nameProblem } from "./new-person";

/** One person of a roster; `line` as an editor counts them. */
export interface RosterLine {
  line: number;
  name: string;
  email: string;
  number: string | undefined;
}

/** What is wrong, in which line, and what to do instead. */
export interface RosterProblem {
  line: number;
  detail: string;
}

/** Lines that a roster may have. */
export const longestRoster = 10_000;

const headings: Record<string, "name" | "email" | "number"> = {
  name: "name",
  "full name": "name",
  student: "name",
  email: "email",
  "e-mail": "email",
  mail: "email",
  "email address": "email",
  "e-mail address": "email",
  number: "number",
  id: "number",
  "student number": "number",
  "student id": "number",
};

/**
 * Reads a roster as spreadsheets write it: with or without a byte order mark, with commas, semicolons or tabs, quoted or not, columns in any
 * order. At most one problem per line.
 */
export function readRoster(text: string): { lines: RosterLine[]; problems: RosterProblem[] } {
  const head = text.replace(/^\uFEFF/, "").split(/\r?\n|\r/, 1)[0] ?? "";
  const records = parsed(text, delimiterOf(head));
  if ("problem" in records) return { lines: [], problems: [records.problem] };
  const [titles, ...rest] = records.rows;
  const columns = (titles?.record ?? []).map((title) => headings[title.trim().toLowerCase()]);
  const wrong = headProblem(columns) ?? (rest.length > longestRoster ? tooLong(rest.length) : undefined);
  if (wrong) return { lines: [], problems: [{ line: 1, detail: wrong }] };
  const seen = new Map<string, number>();
  const read = rest.map(({ record, line }) => readLine(record, line, columns, seen));
  return {
    lines: read.flatMap((one) => ("detail" in one ? [] : [one])),
    problems: read.flatMap((one) => ("detail" in one ? [one] : [])),
  };
}

const tooLong = (count: number): string =>
  `The roster has ${count} people, and at most ${longestRoster} are read at once. Send it in parts.`;

function delimiterOf(head: string): string {
  const counted = [",", ";", "\t"].map((sign) => ({ sign, count: head.split(sign).length }));
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).sign;
}

interface Row {
  record: string[];
  line: number;
}

function parsed(text: string, delimiter: string): { rows: Row[] } | { problem: RosterProblem } {
  try {
    const rows = parse(text, {
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 10_000,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return { rows: rows.map(({ record, info }) => ({ record, line: info.lines })) };
  } catch (cause) {
    const line = typeof cause === "object" && cause !== null && "lines" in cause ? Number(cause.lines) : 1;
    return {
      problem: {
        line,
        detail: "A quotation mark is not closed, or stands inside a field. Export the file as CSV again.",
      },
    };
  }
}

function headProblem(columns: (string | undefined)[]): string | undefined {
  for (const wanted of ["name", "email"]) {
    const count = columns.filter((column) => column === wanted).length;
    if (count === 0)
      return `No column is called "${wanted}". The first line names the columns: name, email, number.`;
    if (count > 1) return `Two columns are called "${wanted}". Keep one.`;
  }
  return undefined;
}

function readLine(
  record: string[],
  line: number,
  columns: (string | undefined)[],
  seen: Map<string, number>,
): RosterLine | RosterProblem {
  const field = (name: string): string => record[columns.indexOf(name)]?.trim() ?? "";
  const email = field("email").toLowerCase();
  const [name, number] = [field("name"), columns.includes("number") ? field("number") : ""];
  if (!isEmail(email)) return { line, detail: `"${email.slice(0, 100)}" is no e-mail address. Correct it.` };
  const before = seen.get(email);
  if (before !== undefined)
    return { line, detail: `${email} stands in line ${before} too. Keep one of them.` };
  seen.set(email, line);
  const wrong = nameProblem(name);
  if (wrong) return { line, detail: name === "" ? "The name is empty. Fill it in." : wrong };
  if (number.length > 100) return { line, detail: "The number has more than 100 characters. Shorten it." };
  return { line, name, email, number: number === "" ? undefined : number };
}
