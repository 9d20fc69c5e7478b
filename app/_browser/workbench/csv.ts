import type { Value } from "@/sandbox/outcome";

/** A text in rows of fields. An empty field without quotes is NULL, `""` is an empty text, as PostgreSQL's COPY reads CSV. */
export type Csv =
  | { ok: true; delimiter: string; rows: { line: number; fields: Value[] }[] }
  /** `line` is 1-based. */
  | { ok: false; line: number; message: string };

const delimiters = [",", ";", "\t"];

/** Reads CSV (RFC 4180) with commas, semicolons or tabs, whichever the first line has most of. */
export function parseCsv(text: string): Csv {
  const source = text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  const delimiter = delimiterOf(source);
  const rows: { line: number; fields: Value[] }[] = [];
  let at = 0;
  let line = 1;
  while (at < source.length) {
    const start = line;
    const fields: Value[] = [];
    for (;;) {
      const field = readField(source, at, delimiter);
      if (typeof field === "string") return { ok: false, line: start, message: field };
      line += field.lines;
      fields.push(field.value);
      at = field.end + 1;
      if (source[field.end] !== delimiter) break;
      // A delimiter at the very end: one more field, and it is empty.
      if (at === source.length) fields.push(null);
      if (at === source.length) break;
    }
    line += 1;
    // A line without anything is no row; a file may end with several.
    if (fields.length > 1 || fields[0] !== null) rows.push({ line: start, fields });
  }
  return { ok: true, delimiter, rows };
}

function delimiterOf(text: string): string {
  const end = text.indexOf("\n");
  const head = (end < 0 ? text : text.slice(0, end)).replace(/"[^"]*"/g, "");
  const counts = delimiters.map((one) => head.split(one).length);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ",";
}

/** One field from `at`: its value, where it ends, how many line ends it holds; or a sentence why it is none. */
function readField(
  text: string,
  at: number,
  delimiter: string,
): { value: Value; end: number; lines: number } | string {
  if (text[at] !== '"') {
    let end = at;
    while (end < text.length && text[end] !== delimiter && text[end] !== "\n") end += 1;
    const value = text.slice(at, end);
    return { value: value === "" ? null : value, end, lines: 0 };
  }
  let close = at + 1;
  for (;;) {
    close = text.indexOf('"', close);
    if (close < 0)
      return "A quotation mark is opened and never closed. Close it, or double it inside a value.";
    if (text[close + 1] !== '"') break;
    close += 2;
  }
  const next = text[close + 1];
  if (next !== undefined && next !== delimiter && next !== "\n") {
    return `After a closing quotation mark stands ${JSON.stringify(next)}. Quotation marks inside a value are doubled.`;
  }
  const raw = text.slice(at + 1, close);
  return { value: raw.replaceAll('""', '"'), end: close + 1, lines: raw.split("\n").length - 1 };
}
