import { gradeHostile, type HostileAnswer, madeUp } from "./bench";

const right = "SELECT id, name FROM items WHERE id > 2";
const target = {
  ...madeUp([{ kind: "rows" }], right),
  wrong: { sql: "SELECT id, name FROM items WHERE id >= 2", gets: "failed rows" },
};

const nothing: HostileAnswer[] = [
  { name: "empty text", sql: "", gets: "failed no-result" },
  { name: "only blanks", sql: " \n\t\r\n ", gets: "failed no-result" },
  { name: "only a comment", sql: "-- SELECT id, name FROM items WHERE id > 2", gets: "failed no-result" },
  { name: "only a block comment", sql: `/* /* */ ${right} */`, gets: "failed no-result" },
  { name: "only semicolons", sql: ";".repeat(65_536), gets: "failed no-result" },
  { name: "a SELECT of no columns", sql: "SELECT FROM items WHERE id > 2", gets: "failed no-result" },
];

const long: HostileAnswer[] = [
  { name: "64 KB of comment before it", sql: `--${"x".repeat(65_000)}\n${right}`, gets: "passed" },
  { name: "64 KB of one word", sql: "x".repeat(65_536), gets: "rejected 42601" },
  { name: "64 KB of one string", sql: `${right} AND name <> '${"x".repeat(65_000)}'`, gets: "passed" },
  {
    name: "64 KB of signs beyond the first plane",
    sql: `/*${"🐟".repeat(16_000)}*/ ${right}`,
    gets: "passed",
  },
  { name: "10,000 statements that warn", sql: `${"BEGIN;".repeat(10_000)}${right}`, gets: "stopped bytes" },
  { name: "10,000 statements with one", sql: "SELECT;".repeat(9_999) + right, gets: "passed" },
  { name: "7,000 results", sql: "SELECT 1;".repeat(7_000), gets: "failed several-results" },
  {
    name: "an identifier of 60,000 letters",
    sql: `SELECT id AS ${"x".repeat(60_000)}, name FROM items WHERE id > 2`,
    gets: "passed",
  },
  {
    name: "a quoted identifier of 60,000 letters that is no column",
    sql: `SELECT "${"x".repeat(60_000)}" FROM items`,
    gets: "rejected 42703",
  },
  {
    name: "1,664 columns",
    sql: `SELECT ${Array.from({ length: 1_664 }, () => "id").join()} FROM items`,
    gets: "failed column-count",
  },
  {
    name: "1,665 columns",
    sql: `SELECT ${Array.from({ length: 1_665 }, () => "id").join()} FROM items`,
    gets: "rejected 54011",
  },
];

const signs: HostileAnswer[] = [
  { name: "a NUL byte after it", sql: `${right}\0`, gets: "rejected 08P01" },
  { name: "a NUL byte that hides the rest", sql: `${right} \0 AND false`, gets: "rejected 08P01" },
  { name: "a NUL byte alone", sql: "\0", gets: "rejected 08P01" },
  { name: "a NUL byte in a string", sql: `${right} AND name <> 'a\0b'`, gets: "rejected 08P01" },
  { name: "an unpaired surrogate in a comment", sql: `-- \ud83d\n${right}`, gets: "passed" },
  { name: "an unpaired surrogate in a string", sql: `${right} AND name <> '\udc1f\ud83d'`, gets: "passed" },
  { name: "an unpaired surrogate as a name", sql: 'SELECT "\ud800" FROM items', gets: "rejected 42703" },
  { name: "a byte order mark", sql: `\ufeff${right}`, gets: "passed" },
  { name: "a no-break space", sql: right.replace(" ", "\u00a0"), gets: "rejected 42601" },
  { name: "bidi marks around a keyword", sql: `\u202e${right}\u202c`, gets: "rejected 42601" },
  { name: "a full-width semicolon", sql: `${right}；`, gets: "rejected 42601" },
  { name: "a zero-width space in a name", sql: "SELECT id, na\u200bme FROM items", gets: "rejected 42703" },
];

const quotes: HostileAnswer[] = [
  { name: "a quote that never ends", sql: `${right} AND name <> 'x`, gets: "rejected 42601" },
  { name: "a quoted name that never ends", sql: `${right} AND "x`, gets: "rejected 42601" },
  { name: "a comment that never ends", sql: `${right} /* x`, gets: "rejected 42601" },
  { name: "a comment that never ends, after the semicolon", sql: `${right}; /* x`, gets: "passed" },
  { name: "a dollar quote that never ends", sql: `${right} AND name <> $x$ y`, gets: "rejected 42601" },
  { name: "dollar quotes in dollar quotes", sql: `${right} AND name <> $a$ $b$; $b$ ; $a$`, gets: "passed" },
  { name: "10,000 openings of comments", sql: `${"/*".repeat(10_000)} x`, gets: "failed no-result" },
  { name: "an escape string", sql: String.raw`${right} AND name <> E'it\'s; --'`, gets: "passed" },
  {
    name: "a Unicode escape",
    sql: String.raw`SELECT id, U&"n\0061me" FROM items WHERE id > 2`,
    gets: "passed",
  },
  { name: "a backslash line", sql: `${right};\n\\d`, gets: "rejected 42601" },
  { name: "a backslash line before", sql: `\\c postgres\n${right}`, gets: "rejected 42601" },
  { name: "a backslash line that runs a program", sql: `\\! id\n${right}`, gets: "rejected 42601" },
  { name: "\\gexec", sql: `${right} \\gexec`, gets: "rejected 42601" },
  { name: "a statement that does not parse, before it", sql: `SELEC 1; ${right}`, gets: "rejected 42601" },
  { name: "a statement that does not parse, after it", sql: `${right}; SELEC 1`, gets: "rejected 42601" },
  { name: "a parameter", sql: "SELECT id, name FROM items WHERE id > $1", gets: "rejected 42P02" },
  {
    name: "backslashes that end no string",
    sql: String.raw`SET standard_conforming_strings = off; SELECT id, name FROM items WHERE id > 2 AND name <> 'it\'s'`,
    gets: "passed",
  },
];

gradeHostile("nothing to look at", target, nothing);
gradeHostile("long texts", target, long);
gradeHostile("signs", target, signs);
gradeHostile("quotes, comments and psql", target, quotes);
