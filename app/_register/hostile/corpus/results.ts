import { type HostileAnswer, hostile, right } from "./hostile-answer";

/** See `hostile-answer.ts`. */
export const results: HostileAnswer[] = [
  ...hostile("columns", [
    ["a column __proto__", 'SELECT id AS "__proto__", email FROM customers WHERE country IS NULL', "passed"],
    [
      "a column constructor",
      'SELECT id AS constructor, email AS "toString" FROM customers WHERE country IS NULL',
      "passed",
    ],
    ["two columns of one name", "SELECT id AS a, email AS a FROM customers WHERE country IS NULL", "passed"],
    [
      "two columns of one name, turned round",
      "SELECT email AS a, id AS a FROM customers WHERE country IS NULL",
      "failed",
    ],
    [
      "a column without a name",
      'SELECT id AS " ", email AS "\u200b" FROM customers WHERE country IS NULL',
      "passed",
    ],
    ["the columns turned round", "SELECT email, id FROM customers WHERE country IS NULL", "failed"],
    [
      "an enum named constructor",
      "CREATE TYPE constructor AS ENUM ('1'); SELECT '1'::constructor, email FROM customers WHERE country IS NULL",
      "failed",
    ],
    [
      "an enum named number that is no number",
      "CREATE TYPE number AS ENUM ('1e999999999'); SELECT '1e999999999'::number, email FROM customers",
      "failed",
    ],
    [
      "an array of an enum named number",
      "CREATE TYPE number AS ENUM ('1e999999999'); SELECT ARRAY['1e999999999']::number[], email FROM customers",
      "failed",
    ],
    [
      "the same by two statements that are cut as one",
      "CREATE TABLE begin (atomic int); SELECT '1e999999999'::text, email FROM customers; SELECT 1::numeric, email FROM customers WHERE false",
      "failed",
    ],
  ]),
  ...hostile("cells", [
    ["an empty text for a number", "SELECT '', email FROM customers WHERE country IS NULL", "failed"],
    ["the number as a text", "SELECT id::text, email FROM customers WHERE country IS NULL", "failed"],
    ["NaN", "SELECT 'NaN'::float8, email FROM customers WHERE country IS NULL", "failed"],
    ["infinity", "SELECT 'infinity'::float8, email FROM customers WHERE country IS NULL", "failed"],
    [
      "infinity of time",
      "SELECT 'infinity'::timestamp, email FROM customers WHERE country IS NULL",
      "failed",
    ],
    [
      "numbers with zeros behind the point",
      "SELECT id::numeric(20, 9), email FROM customers WHERE country IS NULL",
      "passed",
    ],
    [
      "a bidi mark in every cell",
      "SELECT id, '\u202e' || email FROM customers WHERE country IS NULL",
      "failed",
    ],
    [
      "a zero-width space in every cell",
      "SELECT id, email || '\u200b' FROM customers WHERE country IS NULL",
      "failed",
    ],
    ["a blank behind every cell", "SELECT id, email || ' ' FROM customers WHERE country IS NULL", "failed"],
    [
      "letters composed otherwise",
      "SELECT id, replace(email, 'i', U&'\\0131') FROM customers WHERE country IS NULL",
      "failed",
    ],
    ["bpchar for text", "SELECT id, email::bpchar FROM customers WHERE country IS NULL", "passed"],
    [
      "a cell that looks like two",
      "SELECT id, email || E'\\tV1:1N' FROM customers WHERE country IS NULL",
      "failed",
    ],
    ["a text NULL", "SELECT id, 'NULL' FROM customers WHERE country IS NULL", "failed"],
    ["NULL of no type", "SELECT NULL, email FROM customers WHERE country IS NULL", "failed"],
    [
      "a megabyte of JSON in a cell",
      "SELECT id, to_json(repeat('\"', 400000)) FROM customers LIMIT 1",
      "failed",
    ],
  ]),
  ...hostile("several results", [
    ["the right result, then a wrong one", `${right}; SELECT 1`, "failed"],
    ["a wrong result, then the right one", `SELECT 1; ${right}`, "failed"],
    ["the right result twice", `${right}; ${right}`, "failed"],
    ["the right result, then an error", `${right}; SELECT 1/0`, "rejected 22012"],
    [
      "the right rows in two results, cut as one statement",
      "CREATE TABLE begin (atomic int); SELECT id, email FROM customers WHERE id = 3; SELECT id, email FROM customers WHERE id > 3",
      "failed",
    ],
    ["EXPLAIN of it", `EXPLAIN ${right}`, "failed"],
    ["EXPLAIN ANALYZE of it", `EXPLAIN (ANALYZE, FORMAT JSON) ${right}`, "failed"],
    ["COPY of it", `COPY (${right}) TO STDOUT`, "failed"],
    [
      "it beside what UPDATE returns",
      "UPDATE customers SET email = email WHERE country IS NULL RETURNING id, email",
      "passed",
    ],
    ["no rows", `${right} AND false`, "failed"],
    ["every row twice", `${right} UNION ALL ${right}`, "failed"],
    [
      "the transaction of a row",
      `${right} AND xmin::text = (SELECT min(xmin::text) FROM customers)`,
      "passed",
    ],
  ]),
  ...hostile("one column of text", [
    ["COPY TO STDOUT", "COPY (SELECT email FROM customers) TO STDOUT", "failed"],
  ]),
];
