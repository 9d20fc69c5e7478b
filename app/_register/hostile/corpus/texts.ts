import { type HostileAnswer, hostile, right } from "./hostile-answer";

/** See `hostile-answer.ts`. */
export const texts: HostileAnswer[] = [
  ...hostile("nothing to look at", [
    ["empty text", "", "failed"],
    ["only blanks", " \n\t\r\n ", "failed"],
    ["only a comment", `-- ${right}`, "failed"],
    ["only a block comment", `/* /* */ ${right} */`, "failed"],
    ["a SELECT of no columns", "SELECT FROM customers WHERE country IS NULL", "failed"],
  ]),
  ...hostile("signs", [
    ["a byte order mark", `\ufeff${right}`, "passed"],
    ["a no-break space", "SELECT\u00a0id, email FROM customers WHERE country IS NULL", "rejected 42601"],
    ["bidi marks around a keyword", `\u202e${right}\u202c`, "rejected 42601"],
    ["a full-width semicolon", `${right}\uff1b`, "rejected 42601"],
    ["a zero-width space in a name", "SELECT id, na\u200bme FROM customers", "rejected 42703"],
  ]),
  ...hostile("quotes, comments and psql", [
    ["a quote that never ends", `${right} AND email <> 'x`, "rejected 42601"],
    ["a quoted name that never ends", `${right} AND "x`, "rejected 42601"],
    ["a comment that never ends", `${right} /* x`, "rejected 42601"],
    ["a comment that never ends, after the semicolon", `${right}; /* x`, "passed"],
    ["a dollar quote that never ends", `${right} AND email <> $x$ y`, "rejected 42601"],
    ["dollar quotes in dollar quotes", `${right} AND email <> $a$ $b$; $b$ ; $a$`, "passed"],
    ["an escape string", `${right} AND email <> E'it\\'s; --'`, "passed"],
    ["a backslash line", `${right};\n\\d`, "rejected 42601"],
    ["a backslash line before", `\\c postgres\n${right}`, "rejected 42601"],
    ["a backslash line that runs a program", `\\! id\n${right}`, "rejected 42601"],
    ["\\gexec", `${right} \\gexec`, "rejected 42601"],
    ["a statement that does not parse, before it", `SELEC 1; ${right}`, "rejected 42601"],
    ["a statement that does not parse, after it", `${right}; SELEC 1`, "rejected 42601"],
    ["a parameter", "SELECT id, email FROM customers WHERE id > $1", "rejected 42P02"],
    [
      "backslashes that end no string",
      `SET standard_conforming_strings = off; ${right} AND email <> 'it\\'s'`,
      "passed",
    ],
  ]),
];
