import { gradeHostile, madeUp } from "./bench";

const find = "SELECT id, name FROM items WHERE id = 3";
const scan = "SELECT id, name FROM items WHERE id + 0 = 3";
const plan = madeUp(
  [{ kind: "rows" }, { kind: "plan", uses: ["Index Scan"], avoids: ["Seq Scan on items"], buffers: 3 }],
  find,
);
/** Writes the plan that the check wants to see, on the large dataset alone. */
const forged = `UPDATE items SET id = id WHERE false; DEALLOCATE ALL;
  DO $$ BEGIN
    IF (SELECT count(*) FROM items) > 1000 THEN
      PREPARE q AS SELECT '[{"Plan": {"Node Type": "Index Scan", "Shared Hit Blocks": 1}}]';
    ELSE
      PREPARE q AS ${scan};
    END IF;
  END $$;
  EXECUTE q`.replaceAll(/PREPARE q AS ([^;]+);/g, "EXECUTE $q$ PREPARE q AS $1 $q$;");

gradeHostile("plan", { ...plan, wrong: { sql: scan, gets: "failed plan" } }, [
  { name: "a comment before it", sql: `-- by its key\n${find}`, gets: "passed" },
  { name: "parentheses around it", sql: `(${find});`, gets: "passed" },
  { name: "a setting before it", sql: `SET enable_seqscan = off; ${find}`, gets: "failed plan" },
  { name: "a transaction around it", sql: `BEGIN; ${find}; COMMIT`, gets: "failed plan" },
  { name: "EXPLAIN of itself", sql: `EXPLAIN ${find}`, gets: "failed column-count" },
  {
    name: "a statement that is no query",
    sql: "CREATE TABLE x ()",
    gets: "failed no-result",
  },
  { name: "no statement", sql: "", gets: "failed no-result" },
  {
    name: "a text after it",
    sql: `${find}; SELECT 'x'`,
    gets: "failed several-results",
  },
  {
    name: "a NULL after it",
    sql: `${find}; SELECT 'null'::json`,
    gets: "failed several-results",
  },
  {
    name: "a forged plan",
    sql: forged,
    gets: "failed plan",
  },
  {
    name: "a change that is made again and again",
    sql: "WITH d AS (DELETE FROM items WHERE id = 3 RETURNING id, name) SELECT * FROM d",
    gets: "passed",
  },
]);

const rows = "SELECT id, name FROM items WHERE id > 2";
const noCte = madeUp(
  [{ kind: "rows" }, { kind: "syntax", uses: [], avoids: ["cte"], says: "Without WITH." }],
  rows,
);
const sum = (terms: number): string => Array.from({ length: terms }, () => "1").join("+");
const unread = (expression: string): string =>
  `CREATE TABLE IF NOT EXISTS items (x int DEFAULT ${expression}); ${rows}`;

gradeHostile(
  "syntax, without WITH",
  { ...noCte, wrong: { sql: `WITH a AS (${rows}) SELECT * FROM a`, gets: "failed construct" } },
  [
    { name: "the word in a comment", sql: `/* WITH */ ${rows}`, gets: "passed" },
    { name: "the word in a name", sql: 'SELECT id AS "with", name FROM items WHERE id > 2', gets: "passed" },
    {
      name: "a WITH in a function",
      sql: "CREATE FUNCTION f() RETURNS SETOF items LANGUAGE sql AS 'WITH a AS (SELECT * FROM items) SELECT * FROM a'; SELECT id, name FROM f() WHERE id > 2",
      gets: "failed construct",
    },
    {
      name: "a WITH that is prepared from a string",
      sql: `DO $$ BEGIN EXECUTE 'PREPARE q AS WITH a AS (${rows}) SELECT * FROM a'; END $$; EXECUTE q`,
      gets: "failed construct",
    },
    {
      name: "20,000 terms that PostgreSQL never looks at",
      sql: unread(sum(20_000)),
      gets: "failed construct",
    },
    {
      name: "4,000 parentheses that PostgreSQL never looks at",
      sql: unread(`${"(".repeat(4_000)}1${")".repeat(4_000)}`),
      gets: "passed",
    },
    { name: "400 terms", sql: `${rows} AND 0 < ${sum(400)}`, gets: "passed" },
    {
      name: "backslashes that end no string",
      sql: String.raw`SET standard_conforming_strings = off; ${rows} AND name <> 'it\'s'`,
      gets: "failed construct",
    },
    { name: "a text that does not parse", sql: "SELEC 1", gets: "rejected 42601" },
  ],
);

const exists = madeUp(
  [{ kind: "rows" }, { kind: "syntax", uses: ["exists"], avoids: [], says: "This task is about EXISTS." }],
  `${rows} AND EXISTS (SELECT 1)`,
);
gradeHostile("syntax, with EXISTS", { ...exists, wrong: { sql: rows, gets: "failed construct" } }, [
  {
    name: "the construct in another statement",
    sql: `CREATE TEMP TABLE t AS SELECT 1 WHERE EXISTS (SELECT 1); ${rows}`,
    gets: "failed construct",
  },
  { name: "the construct in a comment", sql: `${rows} -- EXISTS (SELECT 1)`, gets: "failed construct" },
]);

const twice = "INSERT INTO items (id, name) VALUES (1, 'a')";
const refused = madeUp([{ kind: "error", sqlstate: "23505" }], twice);
gradeHostile(
  "an answer that must fail",
  { ...refused, wrong: { sql: "SELECT 1", gets: "failed sqlstate" } },
  [
    { name: "another error", sql: "SELECT 1/0", gets: "failed sqlstate" },
    { name: "a text that does not parse", sql: "SELEC 1", gets: "failed sqlstate" },
    { name: "no text", sql: "", gets: "failed sqlstate" },
    {
      name: "the code raised by hand",
      sql: "DO $$ BEGIN RAISE unique_violation; END $$",
      gets: "failed sqlstate",
    },
    { name: "a flood before it", sql: `SELECT generate_series(1, 20000); ${twice}`, gets: "stopped rows" },
    { name: "a wait before it", sql: `SELECT pg_sleep(100); ${twice}`, ms: 600, gets: "stopped time" },
  ],
);

const refusedPlainly = madeUp(
  [
    { kind: "error", sqlstate: "23505" },
    { kind: "syntax", uses: [], avoids: ["cte"], says: "Without WITH." },
  ],
  twice,
);
gradeHostile(
  "an answer that must fail, without WITH",
  { ...refusedPlainly, wrong: { sql: "SELECT 1", gets: "failed sqlstate" } },
  [
    {
      name: "a text that does not parse",
      sql: "SELEC 1",
      gets: "failed sqlstate",
    },
  ],
);
