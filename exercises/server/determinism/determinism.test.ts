import { describe, expect, it } from "vitest";
import { lintDeterminism } from "./determinism";

const zone = "depends on the session's time zone.";

const faults: [string, string[]][] = [
  ["SELECT id FROM t LIMIT 3", ["1:24 LIMIT without ORDER BY takes any rows."]],
  ["SELECT id FROM t FETCH FIRST 3 ROWS ONLY", ["1:30 LIMIT without ORDER BY takes any rows."]],
  ["SELECT id FROM t OFFSET 3", ["1:25 LIMIT without ORDER BY takes any rows."]],
  [
    "SELECT 1 FROM (SELECT id FROM t LIMIT 3) AS s ORDER BY 1",
    ["1:39 LIMIT without ORDER BY takes any rows."],
  ],
  ["SELECT DISTINCT ON (a) b FROM t", ["1:21 DISTINCT ON without ORDER BY keeps any row of each group."]],
  ["SELECT now()", ["1:8 now() reads the clock."]],
  [
    "SELECT clock_timestamp(), statement_timestamp()",
    ["1:8 clock_timestamp() reads the clock.", "1:27 statement_timestamp() reads the clock."],
  ],
  [
    "SELECT transaction_timestamp(), timeofday()",
    ["1:8 transaction_timestamp() reads the clock.", "1:33 timeofday() reads the clock."],
  ],
  [
    "SELECT current_date,\n  current_timestamp(3)",
    ["1:8 CURRENT_DATE reads the clock.", "2:3 CURRENT_TIMESTAMP reads the clock."],
  ],
  [
    "SELECT localtime, localtimestamp, current_time",
    [
      "1:8 LOCALTIME reads the clock.",
      "1:19 LOCALTIMESTAMP reads the clock.",
      "1:35 CURRENT_TIME reads the clock.",
    ],
  ],
  ["SELECT random(), setseed(0.5)", ["1:8 random() leans on chance.", "1:18 setseed() leans on chance."]],
  [
    "SELECT gen_random_uuid(), uuidv4(), uuidv7()",
    [
      "1:8 gen_random_uuid() leans on chance.",
      "1:27 uuidv4() leans on chance.",
      "1:37 uuidv7() leans on chance.",
    ],
  ],
  [
    "SELECT txid_current(), pg_backend_pid()",
    ["1:8 txid_current() differs between sessions.", "1:24 pg_backend_pid() differs between sessions."],
  ],
  [
    "SELECT ctid, t.xmin FROM t",
    [
      "1:8 ctid says where a row lies, not what it means.",
      "1:14 xmin says where a row lies, not what it means.",
    ],
  ],
  ["SELECT a FROM t TABLESAMPLE BERNOULLI (10)", ["1:29 TABLESAMPLE takes other rows each time."]],
  ["SELECT date_trunc('month', placed_at) FROM orders", [`1:8 date_trunc() ${zone}`]],
  [
    "SELECT date_trunc('day', max(o.placed_at) - interval '1 day') FROM orders o",
    [`1:8 date_trunc() ${zone}`],
  ],
  [
    "SELECT extract(year FROM placed_at), date_part('dow', placed_at) FROM orders",
    [`1:8 extract() ${zone}`, `1:38 date_part() ${zone}`],
  ],
  [
    "SELECT placed_at::date, CAST(placed_at AS text) FROM orders",
    [`1:17 The cast to date ${zone}`, `1:25 The cast to text ${zone}`],
  ],
  ["SELECT to_char(placed_at, 'YYYY') FROM orders", [`1:8 to_char() ${zone}`]],
  ["SELECT 1 FROM orders WHERE placed_at >= '2024-01-01'", [`1:41 '2024-01-01' ${zone}`]],
  [
    "SELECT 1 FROM orders WHERE placed_at < timestamptz '2024-01-01 10:00'",
    [`1:52 timestamptz '2024-01-01 10:00' ${zone}`],
  ],
  ["SELECT string_agg(a, ',') FROM t", ["1:8 string_agg() without ORDER BY collects in any order."]],
  [
    "SELECT array_agg(a), json_agg(a) FROM t",
    [
      "1:8 array_agg() without ORDER BY collects in any order.",
      "1:22 json_agg() without ORDER BY collects in any order.",
    ],
  ],
  ["SELECT ARRAY(SELECT a FROM t)", ["1:8 ARRAY of a query without ORDER BY has its elements in any order."]],
  ["SELECT row_number() OVER () FROM t", ["1:8 row_number() without ORDER BY counts rows in any order."]],
  [
    "SELECT lag(a) OVER w, first_value(a) OVER (w) FROM t WINDOW w AS (PARTITION BY b)",
    [
      "1:8 lag() without ORDER BY counts rows in any order.",
      "1:23 first_value() without ORDER BY counts rows in any order.",
    ],
  ],
  ["SELECT 'é😀', now()", ["1:14 now() reads the clock."]],
];

const still = [
  "SELECT id FROM t ORDER BY id LIMIT 3",
  "SELECT 1 WHERE EXISTS (SELECT 1 FROM t LIMIT 1)",
  "SELECT id FROM t LIMIT ALL",
  "SELECT DISTINCT ON (a) b FROM t ORDER BY a, b",
  "SELECT DISTINCT a FROM t",
  "SELECT current_user, current_setting('x')",
  "SELECT date_trunc('month', placed_at, 'UTC'), date_trunc('month', placed_at AT TIME ZONE 'UTC') FROM orders",
  "SELECT extract(epoch FROM placed_at), extract(hour FROM b.viewed_at - a.viewed_at) FROM orders",
  "SELECT (placed_at AT TIME ZONE 'UTC')::date, started_on::text FROM orders",
  "SELECT 1 FROM orders WHERE placed_at >= '2024-01-01 00:00:00+00' AND started_on >= '2024-01-01'",
  "SELECT array_agg(a ORDER BY a), string_agg(a, ',' ORDER BY a) FROM t",
  "SELECT 1 WHERE 1 = ANY (ARRAY(SELECT a FROM t))",
  "SELECT row_number() OVER (ORDER BY a), lag(a) OVER w, lead(a) OVER (w) FROM t WINDOW v AS (ORDER BY b), w AS (v)",
  "SELECT sum(a) OVER (), rank() OVER (PARTITION BY a) FROM t",
];

describe("lintDeterminism(sql)", () => {
  it.each(faults)("finds what is to blame in %s", async (sql, expected) => {
    const found = await lintDeterminism(sql);
    expect(found.map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual(expected);
    for (const { fix } of found) expect(fix).toMatch(/^[A-Z].*\.$/);
  });

  it.each(still)("leaves %s alone", async (sql) => {
    expect(await lintDeterminism(sql)).toEqual([]);
  });

  it("rejects what does not parse", async () => {
    await expect(lintDeterminism("SELEC 1")).rejects.toThrow("syntax error");
  });
});
