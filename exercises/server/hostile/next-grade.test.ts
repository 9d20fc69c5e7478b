import { describe, expect, it } from "vitest";
import { benchOf, madeUp } from "./bench";

const typed = "SELECT id, price::numeric(9,3) AS price FROM items";
const liar = `CREATE OR REPLACE FUNCTION pg_catalog.format_type(oid, integer) RETURNS text
  LANGUAGE sql AS $$ SELECT 'boolean'::text $$; ${typed}`;

describe("a type that no answer has shown before", () => {
  const bench = benchOf(madeUp([{ kind: "rows" }], typed));

  it("has its own name, whatever an answer makes of the function that names types", async () => {
    expect(await bench.grade(liar)).toBe("passed");
    expect(await bench.grade(typed)).toBe("passed");
  });
});

describe("an enum of one answer and an enum of the next, which have one oid", () => {
  const made = "CREATE TYPE mood AS ENUM ('calm'); SELECT id, 'calm'::mood AS mood FROM items";
  const bench = benchOf(madeUp([{ kind: "rows" }], made));

  it("do not share a name", async () => {
    expect(await bench.grade(made.replaceAll("mood", "other"))).toBe("failed type");
    expect(await bench.grade(made)).toBe("passed");
  });
});

describe("what an answer leaves in one grade", () => {
  const bench = benchOf(madeUp([{ kind: "rows" }], "SELECT id, name FROM items"));
  const left: [name: string, leave: string, look: string, gets: string][] = [
    ["a table", "CREATE TABLE mine (a int)", "SELECT * FROM mine", "rejected 42P01"],
    ["a temporary table", "CREATE TEMP TABLE mine (a int)", "SELECT * FROM mine", "rejected 42P01"],
    ["a schema", "CREATE SCHEMA mine", "SET search_path = mine; CREATE TABLE a ()", "rejected 3F000"],
    ["a role", "CREATE ROLE mine", "SET ROLE mine", "rejected 22023"],
    ["a prepared statement", "PREPARE mine AS SELECT 1", "EXECUTE mine", "rejected 26000"],
    ["a cursor", "DECLARE mine CURSOR WITH HOLD FOR SELECT 1", "FETCH mine", "rejected 34000"],
    ["a file", "COPY items TO '/tmp/mine'", "SELECT pg_read_file('/tmp/mine')", "rejected 58P01"],
    ["a large object", "DO $$ BEGIN PERFORM lo_create(77); END $$", "SELECT lo_get(77)", "rejected 42704"],
    ["a setting of its own", "SET my.secret = 'x'", "SELECT current_setting('my.secret')", "rejected 42704"],
    [
      "a function",
      "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
      "SELECT mine()",
      "rejected 42883",
    ],
    ["a database", "CREATE DATABASE mine TEMPLATE postgres", "DROP DATABASE mine", "rejected 3D000"],
    [
      "a comment",
      "COMMENT ON TABLE items IS 'x'",
      "SELECT 1/length(coalesce(obj_description('items'::regclass), ''))",
      "rejected 22012",
    ],
    [
      "a subscription to a channel",
      "LISTEN mine",
      "SELECT 1/count(*) FROM pg_listening_channels()",
      "rejected 22012",
    ],
    [
      "a lock",
      "DO $$ BEGIN PERFORM pg_advisory_lock(9); END $$",
      "SELECT 1/count(*) FROM pg_locks WHERE locktype = 'advisory'",
      "rejected 22012",
    ],
  ];
  it.each(left)("is gone in the next: %s", async (_name, leave, look, gets) => {
    expect(await bench.grade(leave)).toBe("failed no-result");
    expect(await bench.grade(look)).toBe(gets);
    expect(await bench.grade("SELECT id, name FROM items")).toBe("passed");
  });
});
