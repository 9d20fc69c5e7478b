import { gradeHostile, type HostileAnswer, madeUp } from "./bench";

const right = "SELECT id, name FROM items WHERE id > 2";
const target = {
  ...madeUp([{ kind: "rows" }], right),
  wrong: { sql: "SELECT id, name FROM items WHERE id >= 2", gets: "failed rows" },
};

const columns: HostileAnswer[] = [
  {
    name: "a column __proto__",
    sql: 'SELECT id AS "__proto__", name FROM items WHERE id > 2',
    gets: "passed",
  },
  {
    name: "a column constructor",
    sql: 'SELECT id AS constructor, name AS "toString" FROM items WHERE id > 2',
    gets: "passed",
  },
  {
    name: "two columns of one name",
    sql: "SELECT id AS a, name AS a FROM items WHERE id > 2",
    gets: "passed",
  },
  {
    name: "two columns of one name, turned round",
    sql: "SELECT name AS a, id AS a FROM items WHERE id > 2",
    gets: "failed type",
  },
  {
    name: "a column without a name",
    sql: 'SELECT id AS " ", name AS "\u200b" FROM items WHERE id > 2',
    gets: "passed",
  },
  {
    name: "the columns turned round",
    sql: "SELECT name, id FROM items WHERE id > 2",
    gets: "failed column-order",
  },
  {
    name: "an enum named constructor",
    sql: "CREATE TYPE constructor AS ENUM ('1'); SELECT '1'::constructor, name FROM items WHERE id > 2",
    gets: "failed type",
  },
  {
    name: "a column of an enum named number",
    sql: "CREATE TYPE number AS ENUM ('3', '4', '5', '6', '7', '8', '9'); SELECT id::text::number, name FROM items WHERE id > 2",
    gets: "failed type",
  },
  {
    name: "an enum named number that is no number",
    sql: "CREATE TYPE number AS ENUM ('1e999999999'); SELECT '1e999999999'::number, name FROM items",
    gets: "failed type",
  },
  {
    name: "an array of an enum named number",
    sql: "CREATE TYPE number AS ENUM ('1e999999999'); SELECT ARRAY['1e999999999']::number[], name FROM items",
    gets: "failed type",
  },
  {
    name: "a text under a number's name, by two results of a rule",
    sql: "CREATE RULE r AS ON UPDATE TO items DO INSTEAD (SELECT '1e999999999'::text, name FROM items; SELECT 1::numeric, name FROM items WHERE false); UPDATE items SET id = 1",
    gets: "failed several-results",
  },
  {
    name: "the same by two statements that are cut as one",
    sql: "CREATE TABLE begin (atomic int); SELECT '1e999999999'::text, name FROM items; SELECT 1::numeric, name FROM items WHERE false",
    gets: "failed several-results",
  },
];

const cells: HostileAnswer[] = [
  { name: "an empty text for a number", sql: "SELECT '', name FROM items WHERE id > 2", gets: "failed type" },
  { name: "the number as a text", sql: "SELECT id::text, name FROM items WHERE id > 2", gets: "failed type" },
  { name: "NaN", sql: "SELECT 'NaN'::float8, name FROM items WHERE id > 2", gets: "failed cells" },
  { name: "infinity", sql: "SELECT 'infinity'::float8, name FROM items WHERE id > 2", gets: "failed cells" },
  {
    name: "infinity of time",
    sql: "SELECT 'infinity'::timestamp, name FROM items WHERE id > 2",
    gets: "failed type",
  },
  {
    name: "numbers with zeros behind the point",
    sql: "SELECT id::numeric(20, 9), name FROM items WHERE id > 2",
    gets: "passed",
  },
  {
    name: "a bidi mark in every cell",
    sql: "SELECT id, '\u202e' || name FROM items WHERE id > 2",
    gets: "failed cells",
  },
  {
    name: "a zero-width space in every cell",
    sql: "SELECT id, name || '\u200b' FROM items WHERE id > 2",
    gets: "failed cells",
  },
  {
    name: "a blank behind every cell",
    sql: "SELECT id, name || ' ' FROM items WHERE id > 2",
    gets: "failed cells",
  },
  {
    name: "letters composed otherwise",
    sql: "SELECT id, replace(name, 'i', U&'\\0131') FROM items WHERE id > 2",
    gets: "failed cells",
  },
  { name: "char(20) for text", sql: "SELECT id, name::char(20) FROM items WHERE id > 2", gets: "passed" },
  {
    name: "bpchar for text",
    sql: "SELECT id, name::bpchar FROM items WHERE id > 2",
    gets: "passed",
  },
  {
    name: "a cell that looks like two",
    sql: "SELECT id, name || E'\\tV1:1N' FROM items WHERE id > 2",
    gets: "failed cells",
  },
  { name: "a text NULL", sql: "SELECT id, 'NULL' FROM items WHERE id > 2", gets: "failed cells" },
  { name: "NULL of no type", sql: "SELECT NULL, name FROM items WHERE id > 2", gets: "failed cells" },
  {
    name: "a megabyte of JSON in a cell",
    sql: "SELECT id, to_json(repeat('\"', 400000)) FROM items LIMIT 1",
    gets: "failed type",
  },
];

const several: HostileAnswer[] = [
  { name: "the right result, then a wrong one", sql: `${right}; SELECT 1`, gets: "failed several-results" },
  { name: "a wrong result, then the right one", sql: `SELECT 1; ${right}`, gets: "failed several-results" },
  { name: "the right result twice", sql: `${right}; ${right}`, gets: "failed several-results" },
  { name: "the right result, then an error", sql: `${right}; SELECT 1/0`, gets: "rejected 22012" },
  {
    name: "the right rows in two results, cut as one statement",
    sql: "CREATE TABLE begin (atomic int); SELECT id, name FROM items WHERE id = 3; SELECT id, name FROM items WHERE id > 3",
    gets: "failed several-results",
  },
  { name: "EXPLAIN of it", sql: `EXPLAIN ${right}`, gets: "failed column-count" },
  {
    name: "EXPLAIN ANALYZE of it",
    sql: `EXPLAIN (ANALYZE, FORMAT JSON) ${right}`,
    gets: "failed column-count",
  },
  { name: "COPY of it", sql: `COPY (${right}) TO STDOUT`, gets: "failed no-result" },
  {
    name: "it beside what UPDATE returns",
    sql: "UPDATE items SET name = name WHERE id > 2 RETURNING id, name",
    gets: "passed",
  },
  { name: "no rows", sql: `${right} AND false`, gets: "failed rows" },
  { name: "every row twice", sql: `${right} UNION ALL ${right}`, gets: "failed duplicates" },
  {
    name: "VALUES of what is seen",
    sql: "VALUES (3, 'item 3'), (4, 'item 4'), (5, 'item 5')",
    gets: "failed rows",
  },
  {
    name: "VALUES where the visible count is met, else nothing",
    sql: "SELECT * FROM (VALUES (3, 'item 3'), (4, 'item 4'), (5, 'item 5')) AS v WHERE (SELECT count(*) FROM items) = 5",
    gets: "failed rows",
  },
  { name: "the place of a row", sql: "SELECT id, name FROM items WHERE ctid > '(0,2)'", gets: "passed" },
  {
    name: "the transaction of a row",
    sql: `${right} AND xmin::text = (SELECT min(xmin::text) FROM items)`,
    gets: "passed",
  },
  { name: "rows by chance", sql: `${right} AND random() < 0.2`, gets: "failed rows" },
];

gradeHostile("columns", target, columns);
gradeHostile("cells", target, cells);
gradeHostile("several results", target, several);

const oneText = madeUp([{ kind: "rows" }], "SELECT name FROM items");
gradeHostile(
  "one column of text",
  { ...oneText, wrong: { sql: "SELECT name FROM items LIMIT 1", gets: "failed rows" } },
  [
    {
      name: "COPY TO STDOUT",
      sql: "COPY (SELECT name FROM items) TO STDOUT",
      gets: "failed no-result",
    },
    {
      name: "COPY of the table TO STDOUT",
      sql: "COPY items (name) TO STDOUT",
      gets: "failed no-result",
    },
  ],
);
