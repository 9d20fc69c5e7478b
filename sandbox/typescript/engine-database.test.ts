import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Dataset, pageLimits } from "../engine";
import { createNodeEngine } from "../sql/server/engine";
import type { WorkerEngine } from "../sql/worker-engine";
import type { Database, QueryReply } from "./database";
import { engineDatabase } from "./engine-database";
import { loadQuickJs } from "./load";
import { runProgram } from "./program";
import { QuickJs } from "./quickjs";

const dataset: Dataset = {
  name: "customers",
  version: "1",
  files: [
    {
      path: "customers.sql",
      text: `CREATE TABLE customers (id int PRIMARY KEY, email text NOT NULL, born date, tags text[], extra jsonb, total numeric, seen timestamptz, big int8, ok boolean);
INSERT INTO customers VALUES (1, 'a@b.c', '2000-02-03', '{x,"y z",NULL}', '{"k": [1]}', 1.50, '2024-01-01 10:00:00.5+02', 9007199254740993, true), (2, 'd@e.f', NULL, NULL, NULL, NULL, NULL, NULL, false);`,
    },
  ],
};

let engine: WorkerEngine;
let database: Database;
beforeAll(() => {
  engine = createNodeEngine({ spare: false });
  database = engineDatabase(engine, pageLimits);
});
beforeEach(() => engine.reset(dataset));
afterAll(() => engine.close());

const rowsOf = async (text: string, values?: unknown[]): Promise<unknown> => {
  const reply = await database.query(text, values);
  return "rows" in reply ? reply.rows : reply.error;
};
const errorOf = async (text: string, values?: unknown[]): Promise<unknown> => {
  const reply: QueryReply = await database.query(text, values);
  return "error" in reply ? [reply.error.code, reply.error.position, reply.error.message] : reply;
};

describe("engineDatabase()", () => {
  it("gives values as pg does", async () => {
    expect(await database.query("SELECT * FROM customers WHERE id = $1;  -- one\n", [1])).toEqual({
      columns: ["id", "email", "born", "tags", "extra", "total", "seen", "big", "ok"],
      rows: [
        [
          1,
          "a@b.c",
          new Date("2000-02-03T00:00:00Z"),
          ["x", "y z", null],
          { k: [1] },
          "1.50",
          new Date("2024-01-01T08:00:00.5Z"),
          "9007199254740993",
          true,
        ],
      ],
      command: "SELECT",
      rowCount: 1,
    });
    expect(await rowsOf("SELECT '{{1,2},{3,NULL}}'::int[], NULL::int, 'infinity'::timestamptz")).toEqual([
      [
        [
          [1, 2],
          [3, null],
        ],
        null,
        "infinity",
      ],
    ]);
  });

  it("gives a value the type of its place", async () => {
    expect(await rowsOf("SELECT $1::int + 1, $2 || 'x', $3::boolean", ["5", 1, true])).toEqual([
      [6, "1x", true],
    ]);
    expect(await rowsOf("SELECT $1::timestamptz = '1970-01-01Z'", [new Date(0)])).toEqual([[true]]);
    expect(
      await rowsOf("INSERT INTO customers (id, email, extra) VALUES ($1, $2, $3) RETURNING extra", [
        "7",
        8,
        { a: 1 },
      ]),
    ).toEqual([[{ a: 1 }]]);
  });

  it.each([
    "'; DELETE FROM customers; --",
    "\\'; DELETE FROM customers; --",
    "*/; DELETE FROM customers; --",
    "$$",
    "é😀\n\t",
    "",
  ])("never reads a value as SQL: %j", async (value) => {
    for (const strings of ["on", "off"]) {
      await database.query(
        `SET standard_conforming_strings = ${strings}; SET escape_string_warning = off`,
        undefined,
      );
      expect(await rowsOf("SELECT $1::text", [value])).toEqual([[value]]);
      for (const text of [
        "SELECT $1, 'open",
        "SELECT $1 /* open",
        "SELECT $1, $q$ open",
        "SELECT ($1",
        'SELECT $1 AS "o',
      ]) {
        expect(await database.query(text, [value])).toHaveProperty("error");
      }
    }
    expect(await rowsOf("SELECT count(*)::int FROM customers")).toEqual([[2]]);
  });

  it("tells errors as the extended protocol does", async () => {
    expect(await errorOf("SELECT nope FROM customers WHERE id = $1", [1])).toEqual([
      "42703",
      8,
      'column "nope" does not exist',
    ]);
    expect(await errorOf("SELECT 'é😀', nope", undefined)).toEqual([
      "42703",
      14,
      'column "nope" does not exist',
    ]);
    expect(await errorOf("SELECT 'é😀', nope, $1", [1])).toEqual([
      "42703",
      14,
      'column "nope" does not exist',
    ]);
    expect(await errorOf("SELECT * FROM customers WHERE id = $1", ["x"])).toEqual([
      "22P02",
      undefined,
      'invalid input syntax for type integer: "x"',
    ]);
    expect(await errorOf("SELECT 1 WHERE 'a' = '$1'", [1])).toMatchInlineSnapshot(`
      [
        "08P01",
        undefined,
        "bind message supplies 1 parameters, but prepared statement "" requires 0",
      ]
    `);
    expect(await errorOf("SELECT $1, $2", [1])).toMatchInlineSnapshot(`
      [
        "08P01",
        undefined,
        "bind message supplies 1 parameters, but prepared statement "" requires 2",
      ]
    `);
    expect(await errorOf("BEGIN", [1])).toMatchInlineSnapshot(`
      [
        "08P01",
        undefined,
        "bind message supplies 1 parameters, but prepared statement "" requires 0",
      ]
    `);
    expect(await errorOf("SELECT $1; SELECT 2", [1])).toMatchInlineSnapshot(`
      [
        "42601",
        undefined,
        "cannot insert multiple commands into a prepared statement",
      ]
    `);
    expect(await errorOf("EXPLAIN SELECT $1", [1])).toMatchInlineSnapshot(`
      [
        "0A000",
        undefined,
        "EXPLAIN with values is not possible here: write it without values.",
      ]
    `);
    expect(await errorOf("SELECT $1 FROM", [1])).toMatchInlineSnapshot(`
      [
        "42601",
        15,
        "syntax error at end of input",
      ]
    `);
    expect(await errorOf("", [1])).toMatchInlineSnapshot(`
      [
        "42601",
        undefined,
        "syntax error at end of input",
      ]
    `);
    expect(await errorOf("SELECT $1", [[1]])).toMatchInlineSnapshot(`
      [
        "0A000",
        undefined,
        "The value of $1 is an array, which cannot be sent here: send a string, a number, a boolean, a Date or null.",
      ]
    `);
    expect(await errorOf("SELECT $1")).toMatchInlineSnapshot(`
      [
        "42P02",
        8,
        "there is no parameter $1",
      ]
    `);
    expect(await errorOf("SELECT 1\0", [])).toMatchInlineSnapshot(`
      [
        "22021",
        undefined,
        "invalid byte sequence for encoding "UTF8": 0x00",
      ]
    `);
    expect(await errorOf("SELECT pg_sleep(9)")).toMatchInlineSnapshot(`
      [
        "57014",
        undefined,
        "The statement was stopped: it ran longer than 5000 ms.",
      ]
    `);
    expect(await rowsOf("SELECT $1::int", [3])).toEqual([[3]]);
  });

  it("goes on after an error inside a transaction", async () => {
    await database.query("BEGIN", undefined);
    expect(await database.query("SELECT 1 / $1", [0])).toMatchObject({ error: { code: "22012" } });
    expect(await database.query("SELECT $1", [0])).toMatchObject({ error: { code: "25P02" } });
    await database.query("ROLLBACK", []);
    expect(await rowsOf("SELECT $1::int", [0])).toEqual([[0]]);
  });

  it("says that a result is too long", async () => {
    const few = engineDatabase(engine, { ...pageLimits, rows: 1 });
    expect(await few.query("SELECT 1 FROM customers WHERE $1", [true])).toMatchObject({
      error: { code: "54000" },
    });
  });
});

describe("runProgram() on PostgreSQL", () => {
  const quickjs = new QuickJs(loadQuickJs);
  const run = (source: string, ...args: unknown[]) =>
    runProgram(quickjs, source, { args }, database, {
      limits: { ms: 20_000, memory: 32 * 1024 * 1024, statements: 10 },
      now: 0,
    });
  const concatenated = `import type { Client } from "pg";
export default async (client: Client, email: string) => (await client.query("SELECT id FROM customers WHERE email = '" + email + "'")).rows`;
  const bound = `import type { Client } from "pg";
export default async (client: Client, email: string) => (await client.query("SELECT id FROM customers WHERE email = $1", [email])).rows`;
  const injection = "' OR true --";

  it("lets an injection through where the text is concatenated, and not where it is a value", async () => {
    expect(await run(concatenated, "a@b.c")).toMatchObject({ value: [{ id: 1 }] });
    expect(await run(bound, "a@b.c")).toMatchObject({ value: [{ id: 1 }] });
    expect(await run(concatenated, injection)).toMatchObject({ value: [{ id: 1 }, { id: 2 }] });
    expect(await run(bound, injection)).toMatchObject({ kind: "returned", value: [] });
    await run(concatenated, "'; DELETE FROM customers WHERE id = 2; --");
    expect(await run(bound, "d@e.f")).toMatchObject({ value: [] });
  });

  it("runs a transaction by its texts", async () => {
    const source = `export default async (client) => {
  await client.query("BEGIN");
  try {
    await client.query("DELETE FROM customers WHERE id = $1", [1]);
    await client.query("SELECT 1 / $1", [0]);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    return [error.code, (await client.query("SELECT count(*) FROM customers")).rows];
  }
}`;
    const outcome = await run(source);
    expect(outcome).toMatchObject({ kind: "returned", value: ["22012", [{ count: "2" }]] });
    expect("sent" in outcome && outcome.sent.map(({ text }) => text.split(" ")[0])).toEqual([
      "BEGIN",
      "DELETE",
      "SELECT",
      "ROLLBACK",
      "SELECT",
    ]);
  });
});
