/** One thing that every SQL engine of the course does alike: texts run one after the other from a fresh dataset. */
export interface ConformanceCase {
  name: string;
  texts: string[];
  /** Outcomes of the last text, in the words of `describeOutcome`. */
  expect: string[];
  /** Rows kept; the page's limit when it is left out. */
  rows?: number;
  bytes?: number;
  ms?: number;
  /** An engine that does otherwise, and why that is right. */
  skip?: Partial<Record<ConformanceEngine, string>>;
}

/** The three implementations of the port. */
export type ConformanceEngine = "node" | "chromium" | "postgres";

const one = (name: string, text: string, ...expect: string[]): ConformanceCase => ({
  name,
  texts: [text],
  expect,
});

const values: ConformanceCase[] = [
  one("a NULL is no empty text", "SELECT NULL::text AS a, '' AS b", 'SELECT 1 (a text, b text) [[null,""]]'),
  one(
    "int8 to its last digit",
    "SELECT 9223372036854775807 AS n",
    'SELECT 1 (n bigint) [["9223372036854775807"]]',
  ),
  one(
    "numeric with its scale",
    "SELECT 1.10::numeric(12,2) AS a, 0.1 + 0.2 AS b, 'NaN'::numeric AS c",
    'SELECT 1 (a numeric(12,2), b numeric, c numeric) [["1.10","0.3","NaN"]]',
  ),
  one(
    "double precision, shortest exact form",
    "SELECT 0.1::float8 + 0.2::float8 AS f",
    'SELECT 1 (f double precision) [["0.30000000000000004"]]',
  ),
  one(
    "microseconds",
    "SELECT '2024-01-31 23:59:59.999999+00'::timestamptz AS t",
    'SELECT 1 (t timestamp with time zone) [["2024-01-31 23:59:59.999999+00"]]',
  ),
  one(
    "infinity and dates before year one",
    "SELECT 'infinity'::timestamp AS a, '0044-03-15 BC'::date AS b",
    'SELECT 1 (a timestamp without time zone, b date) [["infinity","0044-03-15 BC"]]',
  ),
  one(
    "an interval",
    "SELECT '1 year 2 mons 3 days 04:05:06.7'::interval AS i",
    'SELECT 1 (i interval) [["1 year 2 mons 3 days 04:05:06.7"]]',
  ),
  one(
    "arrays with NULL, quotes and dimensions",
    `SELECT ARRAY['a', NULL, 'x"y,z'] AS a, '{{1,2},{3,4}}'::int[] AS b`,
    String.raw`SELECT 1 (a text[], b integer[]) [["{a,NULL,\"x\\\"y,z\"}","{{1,2},{3,4}}"]]`,
  ),
  one(
    "ranges and multiranges",
    "SELECT int4range(1, 5) AS a, '{[1,2),[5,7)}'::int4multirange AS b",
    'SELECT 1 (a int4range, b int4multirange) [["[1,5)","{[1,2),[5,7)}"]]',
  ),
  one("bytea", String.raw`SELECT '\x00ff10'::bytea AS b`, String.raw`SELECT 1 (b bytea) [["\\x00ff10"]]`),
  one(
    "json keeps its text, jsonb its value",
    `SELECT '{"b": 1,  "a": 2}'::json AS a, '{"b": 1,  "a": 2}'::jsonb AS b`,
    String.raw`SELECT 1 (a json, b jsonb) [["{\"b\": 1,  \"a\": 2}","{\"a\": 2, \"b\": 1}"]]`,
  ),
  one("a row value", "SELECT ROW(1, 'a b', NULL) AS r", 'SELECT 1 (r record) [["(1,\\"a b\\",)"]]'),
  one(
    "letters beyond the first plane",
    "SELECT '🐟' AS f, length('🐟') AS n",
    'SELECT 1 (f text, n integer) [["🐟","1"]]',
  ),
  one(
    "an enum by its name, a domain by the type it stands on",
    "CREATE TYPE mood AS ENUM ('calm'); CREATE DOMAIN age AS int; SELECT 'calm'::mood AS a, 3::age AS b",
    "CREATE TYPE",
    "CREATE DOMAIN",
    'SELECT 1 (a mood, b integer) [["calm","3"]]',
  ),
  one("two columns of one name", "SELECT 1 AS a, 2 AS a", 'SELECT 1 (a integer, a integer) [["1","2"]]'),
  one("a row without columns", "SELECT", "SELECT 1"),
  one("boolean as t and f", "SELECT true AS a, false AS b", 'SELECT 1 (a boolean, b boolean) [["t","f"]]'),
];

const statements: ConformanceCase[] = [
  one("nothing at all", "  -- only a remark\n"),
  one(
    "several statements, one outcome each",
    "SELECT 1 AS a; SELECT 2 AS b;",
    'SELECT 1 (a integer) [["1"]]',
    'SELECT 1 (b integer) [["2"]]',
  ),
  one(
    "results before an error are kept",
    "SELECT 1 AS a; SELECT 1/0; SELECT 3",
    'SELECT 1 (a integer) [["1"]]',
    "error 22012: division by zero",
  ),
  one(
    "semicolons in quotes, dollars, comments and parentheses",
    "SELECT ';' AS a, $x$;$x$ AS b /* ; /* ; */ */ -- ;\n;",
    'SELECT 1 (a text, b text) [[";",";"]]',
  ),
  one(
    "a function body with semicolons",
    "CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT 2; END; SELECT f() AS f",
    "CREATE FUNCTION",
    'SELECT 1 (f integer) [["2"]]',
  ),
  one(
    "counts of changed rows",
    "CREATE TABLE t (a int); INSERT INTO t VALUES (1), (2), (3); UPDATE t SET a = a + 1 WHERE a > 1; DELETE FROM t",
    "CREATE TABLE",
    "INSERT 0 3 = 3",
    "UPDATE 2 = 2",
    "DELETE 3 = 3",
  ),
  one(
    "rows that come back from a change",
    "CREATE TABLE t (a int); INSERT INTO t VALUES (7) RETURNING a",
    "CREATE TABLE",
    'INSERT 0 1 (a integer) [["7"]]',
  ),
  one(
    "a notice with its severity",
    "DO $$ BEGIN RAISE NOTICE 'seen %', 1; END $$",
    "DO | NOTICE 00000: seen 1",
  ),
  one(
    "a backslash line is psql's",
    String.raw`SELECT 1 AS a; \dt`,
    'SELECT 1 (a integer) [["1"]]',
    String.raw`error 42601 at 16: \dt is a command of psql, not SQL`,
  ),
  one(
    "COPY without rows to read",
    "CREATE TABLE t (a int); COPY t FROM STDIN",
    "CREATE TABLE",
    "error 57014",
  ),
];

const transactions: ConformanceCase[] = [
  one(
    "each statement commits by itself",
    "CREATE TABLE t (a int PRIMARY KEY); INSERT INTO t VALUES (1); INSERT INTO t VALUES (1)",
    "CREATE TABLE",
    "INSERT 0 1 = 1",
    'error 23505: duplicate key value violates unique constraint "t_pkey" | detail: Key (a)=(1) already exists.',
  ),
  {
    name: "what came before an error stays",
    texts: ["CREATE TABLE t (a int); INSERT INTO t VALUES (1); SELECT 1/0", "SELECT a FROM t"],
    expect: ['SELECT 1 (a integer) [["1"]]'],
  },
  {
    name: "a failed transaction refuses more",
    texts: ["BEGIN; SELECT 1/0", "SELECT 1"],
    expect: ["error 25P02: current transaction is aborted, commands ignored until end of transaction block"],
  },
  {
    name: "rollback takes everything back",
    texts: [
      "CREATE TABLE t (a int)",
      "BEGIN; INSERT INTO t VALUES (1)",
      "ROLLBACK; SELECT count(*) AS n FROM t",
    ],
    expect: ["ROLLBACK", 'SELECT 1 (n bigint) [["0"]]'],
  },
  {
    name: "a savepoint",
    texts: [
      "BEGIN; CREATE TABLE t (a int); SAVEPOINT s; SELECT 1/0",
      "ROLLBACK TO s; INSERT INTO t VALUES (1); COMMIT; SELECT a FROM t",
    ],
    expect: ["ROLLBACK", "INSERT 0 1 = 1", "COMMIT", 'SELECT 1 (a integer) [["1"]]'],
  },
  one(
    "VACUUM refuses a transaction",
    "BEGIN; VACUUM",
    "BEGIN",
    "error 25001: VACUUM cannot run inside a transaction block",
  ),
  {
    name: "a setting lives as long as the session",
    texts: ["SET search_path = nowhere", "SHOW search_path"],
    expect: ['SHOW (search_path text) [["nowhere"]]'],
  },
];

const errors: ConformanceCase[] = [
  one("a syntax error and its place", "SELEC 1", 'error 42601 at 1: syntax error at or near "SELEC"'),
  one(
    "a place counted in characters, over statements",
    "SELECT '🐟ä' AS f;\nSELECT nope",
    'SELECT 1 (f text) [["🐟ä"]]',
    'error 42703 at 26: column "nope" does not exist',
  ),
  one(
    "a column that is nearly right",
    "SELECT nam FROM shop",
    'error 42703 at 8: column "nam" does not exist | hint: Perhaps you meant to reference the column "shop.name".',
  ),
  one(
    "a foreign key with its detail",
    "INSERT INTO sold (shop) VALUES (99)",
    'error 23503: insert or update on table "sold" violates foreign key constraint "sold_shop_fkey" | detail: Key (shop)=(99) is not present in table "shop".',
  ),
  one(
    "an aggregate beside a bare column",
    "SELECT name, count(*) FROM shop",
    'error 42803 at 8: column "shop.name" must appear in the GROUP BY clause or be used in an aggregate function',
  ),
  one(
    "endless recursion is an error, never an empty result",
    "CREATE FUNCTION f(n int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN f(n + 1); END $$; SELECT f(1)",
    "CREATE FUNCTION",
    "error 54001: stack depth limit exceeded",
  ),
  one(
    "an error in a function body has no place in the text",
    "DO $$ BEGIN PERFORM 1/0; END $$",
    "error 22012: division by zero",
  ),
];

const limits: ConformanceCase[] = [
  {
    name: "rows past the limit are counted and dropped",
    texts: ["SELECT i FROM generate_series(1, 5) AS i"],
    rows: 2,
    expect: ['SELECT 5 (i integer) [["1"],["2"]] of 5'],
  },
  {
    name: "a reply past the limit of bytes stops",
    texts: ["SELECT repeat('x', 1000) FROM generate_series(1, 1000)"],
    bytes: 10_000,
    expect: ["stopped: bytes"],
  },
  {
    name: "a statement past its time stops",
    texts: ["SELECT count(*) FROM generate_series(1, 1000000000)"],
    ms: 300,
    expect: ["stopped: time"],
  },
];

const resets: ConformanceCase[] = [
  {
    name: "the dataset is there",
    texts: ["SELECT id, name FROM shop ORDER BY id"],
    expect: ['SELECT 2 (id integer, name text) [["1","Harbour shop"],["2","Rope store"]]'],
  },
  { name: "a dropped table is back", texts: ["DROP TABLE sold, shop"], expect: ["DROP TABLE"] },
  {
    name: "after the drop",
    texts: ["SELECT count(*) AS n FROM shop"],
    expect: ['SELECT 1 (n bigint) [["2"]]'],
  },
  {
    name: "a sequence moves on",
    texts: ["INSERT INTO sold (shop) VALUES (1) RETURNING id"],
    expect: ['INSERT 0 1 (id integer) [["1"]]'],
  },
  {
    name: "and starts again",
    texts: ["INSERT INTO sold (shop) VALUES (1) RETURNING id"],
    expect: ['INSERT 0 1 (id integer) [["1"]]'],
  },
  {
    name: "an open transaction is gone",
    texts: ["BEGIN; DELETE FROM shop"],
    expect: ["BEGIN", "DELETE 2 = 2"],
  },
  {
    name: "after the open transaction",
    texts: ["SELECT count(*) AS n FROM shop"],
    expect: ['SELECT 1 (n bigint) [["2"]]'],
  },
];

/** What all three engines do alike, in the order in which they run: later cases see whether earlier ones left something behind. */
export const conformanceCases: ConformanceCase[] = [
  ...values,
  ...statements,
  ...transactions,
  ...errors,
  ...limits,
  ...resets,
];
