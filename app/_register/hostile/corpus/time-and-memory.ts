import { type HostileAnswer, hostile, right } from "./hostile-answer";

/** See `hostile-answer.ts`. */
export const timeAndMemory: HostileAnswer[] = [
  ...hostile("time", [
    [
      "an endless recursive CTE",
      "WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT 1 FROM r) SELECT n, 'x' FROM r WHERE n > 1",
      "stopped",
      true,
    ],
    [
      "a cross join without end",
      "SELECT count(*), 'x' FROM generate_series(1, 1000000) AS a, generate_series(1, 1000000) AS b",
      "stopped",
      true,
    ],
    ["pg_sleep", `SELECT pg_sleep(1000); ${right}`, "stopped", true],
    [
      "pg_sleep without a timeout",
      `SET statement_timeout = 0; SELECT pg_sleep(1000); ${right}`,
      "stopped",
      true,
    ],
    ["a DO loop", "DO $$ BEGIN LOOP NULL; END LOOP; END $$", "stopped", true],
    [
      "a DO loop that swallows a cancel",
      "DO $$ BEGIN LOOP BEGIN PERFORM pg_sleep(0.01); EXCEPTION WHEN OTHERS OR query_canceled THEN NULL; END; END LOOP; END $$",
      "stopped",
      true,
    ],
    ["a regular expression", "SELECT 1, repeat('a', 20000) ~ '(a*)*(a*)*(b|c|\\1\\2)$' ", "stopped", true],
  ]),
  ...hostile("memory and disk", [
    ["a repeat bomb", "SELECT repeat('x', 1000000000), 'x'", "stopped", true],
    [
      "an aggregate without end",
      "SELECT array_length(array_agg(i), 1), 'x' FROM generate_series(1, 100000000) AS i",
      "stopped",
      true,
    ],
    [
      "a log that fills the disk",
      "SELECT pg_logical_emit_message(false, 'x', repeat('x', 1000000)) FROM generate_series(1, 120)",
      "our fault",
      true,
    ],
  ]),
  ...hostile("depth", [
    [
      "recursion without end",
      "CREATE FUNCTION rr(n int) RETURNS int LANGUAGE plpgsql AS $f$ BEGIN RETURN rr(n + 1); END $f$; SELECT rr(1)",
      "rejected 54001",
    ],
    [
      "recursion with a deeper stack",
      "SET max_stack_depth = '1900kB'; CREATE FUNCTION rr(n int) RETURNS int LANGUAGE plpgsql AS $f$ BEGIN RETURN rr(n + 1); END $f$; SELECT rr(1)",
      "rejected 54001",
    ],
    [
      "recursion that swallows its error",
      "CREATE FUNCTION rr(n int) RETURNS int LANGUAGE plpgsql AS $f$ BEGIN RETURN rr(n + 1); EXCEPTION WHEN OTHERS THEN RETURN n; END $f$; SELECT rr(1)",
      "failed",
    ],
    [
      "deep JSON that is whole",
      "SELECT (repeat('[', 5000) || repeat(']', 5000))::jsonb, 'x'",
      "rejected 54001",
    ],
    ["deep arrays", "SELECT ARRAY[ARRAY[ARRAY[ARRAY[ARRAY[ARRAY[ARRAY[1]]]]]]], 'x'", "rejected 54000"],
    [
      "a deep regular expression",
      "SELECT 'a' ~ (repeat('(', 50000) || repeat(')', 50000)), 'x'",
      "rejected 2201B",
    ],
  ]),
  ...hostile("floods", [
    ["5 million rows", "SELECT generate_series(1, 5000000), 'x'", "stopped bytes"],
    ["10,001 short rows", "SELECT i, 'x' FROM generate_series(1, 10001) AS i", "stopped rows"],
    ["10,000 short rows", "SELECT i, 'x' FROM generate_series(1, 10000) AS i", "failed"],
    ["one cell of 2 MB", "SELECT 1, repeat('x', 2000000)", "stopped bytes"],
    [
      "a flood before the right rows",
      `SELECT i FROM generate_series(1, 10001) AS i; ${right}`,
      "stopped rows",
    ],
    [
      "a flood of notices",
      `DO $$ BEGIN FOR i IN 1..100000 LOOP RAISE NOTICE 'n %', i; END LOOP; END $$; ${right}`,
      "stopped bytes",
    ],
    ["an endless flood of notices", "DO $$ BEGIN LOOP RAISE NOTICE 'n'; END LOOP; END $$", "stopped bytes"],
    [
      "a notice of 2 MB",
      `DO $$ BEGIN RAISE NOTICE '%', repeat('x', 2000000); END $$; ${right}`,
      "stopped bytes",
    ],
    ["an error of 2 MB", "DO $$ BEGIN RAISE EXCEPTION '%', repeat('x', 2000000); END $$", "stopped bytes"],
    ["a flood of lines", "COPY (SELECT i FROM generate_series(1, 1000000) AS i) TO STDOUT", "stopped bytes"],
  ]),
];
