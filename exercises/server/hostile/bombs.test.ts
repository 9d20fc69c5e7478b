import { gradeHostile, type HostileAnswer, madeUp } from "./bench";

const right = "SELECT id, name FROM items WHERE id > 2";
const target = {
  ...madeUp([{ kind: "rows" }], right),
  wrong: { sql: "SELECT id, name FROM items WHERE id >= 2", gets: "failed rows" },
};
const ms = 600;
const recursive = (body: string): string =>
  `CREATE FUNCTION rr(n int) RETURNS int LANGUAGE plpgsql AS $f$ BEGIN ${body} END $f$; SELECT rr(1)`;
const views = Array.from({ length: 16 }, (_, i) => {
  const from = i === 0 ? "items" : `v${i - 1}`;
  return `CREATE VIEW v${i} AS SELECT a.id, a.name FROM ${from} AS a, ${from} AS b`;
}).join(";");

const time: HostileAnswer[] = [
  {
    name: "an endless recursive CTE",
    sql: "WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT 1 FROM r) SELECT n, 'x' FROM r WHERE n > 1",
    ms,
    gets: "stopped time",
  },
  {
    name: "a cross join without end",
    sql: "SELECT count(*), 'x' FROM generate_series(1, 1000000) AS a, generate_series(1, 1000000) AS b",
    ms,
    gets: "stopped time",
  },
  { name: "pg_sleep", sql: `SELECT pg_sleep(1000); ${right}`, ms, gets: "stopped time" },
  {
    name: "pg_sleep without a timeout",
    sql: `SET statement_timeout = 0; SELECT pg_sleep(1000); ${right}`,
    ms,
    gets: "stopped time",
  },
  { name: "a DO loop", sql: "DO $$ BEGIN LOOP NULL; END LOOP; END $$", ms, gets: "stopped time" },
  {
    name: "a DO loop that swallows a cancel",
    sql: "DO $$ BEGIN LOOP BEGIN PERFORM pg_sleep(0.01); EXCEPTION WHEN OTHERS OR query_canceled THEN NULL; END; END LOOP; END $$",
    ms,
    gets: "stopped time",
  },
  {
    name: "a regular expression",
    sql: "SELECT 1, repeat('a', 20000) ~ '(a*)*(a*)*(b|c|\\1\\2)$' ",
    ms,
    gets: "stopped time",
  },
];

const memory: HostileAnswer[] = [
  // 65,536 tables in one plan. There is time enough for the slowest machine to run out of memory first.
  { name: "doubled views", sql: `${views}; SELECT id, name FROM v15`, ms: 30_000, gets: "stopped memory" },
  { name: "a repeat bomb", sql: "SELECT repeat('x', 1000000000), 'x'", gets: "stopped memory" },
  {
    name: "an aggregate without end",
    sql: "SELECT array_length(array_agg(i), 1), 'x' FROM generate_series(1, 100000000) AS i",
    ms: 5_000,
    gets: "stopped memory",
  },
  {
    name: "a table that fills the disk",
    sql: "CREATE TABLE w AS SELECT i, repeat(md5(i::text), 60) FROM generate_series(1, 200000) AS i",
    gets: "stopped memory",
  },
  {
    name: "a log that fills the disk",
    sql: "SELECT pg_logical_emit_message(false, 'x', repeat('x', 1000000)) FROM generate_series(1, 120)",
    gets: "our fault",
  },
  {
    name: "GROUP BY CUBE of 13 columns",
    sql: "SELECT count(*), 'x' FROM items GROUP BY CUBE (id, name, price, made, code, weight, raw, id + 1, id + 2, id + 3, id + 4, id + 5, id + 6)",
    gets: "rejected 54011",
  },
  {
    name: "GROUP BY CUBE of cubes",
    sql: `SELECT count(*), 'x' FROM items GROUP BY ${Array.from({ length: 40 }, () => "CUBE (id, name, price)").join()}`,
    gets: "rejected 54001",
  },
];

const deep: HostileAnswer[] = [
  { name: "recursion without end", sql: recursive("RETURN rr(n + 1);"), gets: "rejected 54001" },
  {
    name: "recursion with a deeper stack",
    sql: `SET max_stack_depth = '1900kB'; ${recursive("RETURN rr(n + 1);")}`,
    gets: "rejected 54001",
  },
  {
    name: "recursion that swallows its error",
    sql: recursive("RETURN rr(n + 1); EXCEPTION WHEN OTHERS THEN RETURN n;"),
    ms: 1_500,
    gets: "failed column-count",
  },
  {
    name: "deep parentheses",
    sql: `SELECT ${"(".repeat(9_000)}1${")".repeat(9_000)}, 'x'`,
    gets: "failed rows",
  },
  {
    name: "deeper parentheses",
    sql: `SELECT ${"(".repeat(30_000)}1${")".repeat(30_000)}, 'x'`,
    gets: "rejected 42601",
  },
  {
    name: "a sum of 30,000 terms",
    sql: `SELECT ${Array.from({ length: 30_000 }, () => "1").join("+")}, 'x'`,
    gets: "rejected 54001",
  },
  { name: "NOT 15,000 times", sql: `SELECT ${"NOT ".repeat(15_000)} true, 'x'`, gets: "rejected 42601" },
  { name: "deep JSON", sql: `SELECT '${"[".repeat(60_000)}'::json, 'x'`, gets: "rejected 22P02" },
  {
    name: "deep JSON that is whole",
    sql: "SELECT (repeat('[', 5000) || repeat(']', 5000))::jsonb, 'x'",
    gets: "rejected 54001",
  },
  { name: "deep arrays", sql: `SELECT ${"ARRAY[".repeat(7)}1${"]".repeat(7)}, 'x'`, gets: "rejected 54000" },
  {
    name: "deep subqueries",
    sql: `SELECT * FROM ${"(SELECT * FROM ".repeat(2_000)}items${") AS a".repeat(2_000)}`,
    gets: "rejected 42601",
  },
  {
    name: "a deep regular expression",
    sql: "SELECT 'a' ~ (repeat('(', 50000) || repeat(')', 50000)), 'x'",
    gets: "rejected 2201B",
  },
  {
    name: "5,000 UNIONs",
    sql: Array.from({ length: 5_000 }, () => "SELECT 1,''").join(" UNION "),
    gets: "rejected 54001",
  },
];

const floods: HostileAnswer[] = [
  {
    name: "5 million rows",
    sql: "SELECT generate_series(1, 5000000), 'x'",
    gets: "stopped bytes",
  },
  {
    name: "10,001 short rows",
    sql: "SELECT i, 'x' FROM generate_series(1, 10001) AS i",
    gets: "stopped rows",
  },
  {
    name: "10,000 short rows",
    sql: "SELECT i, 'x' FROM generate_series(1, 10000) AS i",
    gets: "failed rows",
  },
  { name: "one cell of 2 MB", sql: "SELECT 1, repeat('x', 2000000)", gets: "stopped bytes" },
  {
    name: "a flood before the right rows",
    sql: `SELECT i FROM generate_series(1, 10001) AS i; ${right}`,
    gets: "stopped rows",
  },
  {
    name: "a flood of notices",
    sql: `DO $$ BEGIN FOR i IN 1..100000 LOOP RAISE NOTICE 'n %', i; END LOOP; END $$; ${right}`,
    gets: "stopped bytes",
  },
  {
    name: "an endless flood of notices",
    sql: "DO $$ BEGIN LOOP RAISE NOTICE 'n'; END LOOP; END $$",
    gets: "stopped bytes",
  },
  {
    name: "a notice of 2 MB",
    sql: `DO $$ BEGIN RAISE NOTICE '%', repeat('x', 2000000); END $$; ${right}`,
    gets: "stopped bytes",
  },
  {
    name: "an error of 2 MB",
    sql: "DO $$ BEGIN RAISE EXCEPTION '%', repeat('x', 2000000); END $$",
    gets: "stopped bytes",
  },
  {
    name: "a flood of lines",
    sql: "COPY (SELECT i FROM generate_series(1, 1000000) AS i) TO STDOUT",
    gets: "stopped bytes",
  },
];

gradeHostile("time", target, time);
gradeHostile("memory and disk", target, memory);
gradeHostile("depth", target, deep);
gradeHostile("floods", target, floods);
