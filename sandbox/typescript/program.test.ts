import { describe, expect, it } from "vitest";
import type { Database } from "./database";
import { loadQuickJs } from "./load";
import type { ProgramLimits, ProgramOutcome } from "./outcome";
import { runProgram } from "./program";
import { QuickJs } from "./quickjs";

const quickjs = new QuickJs(loadQuickJs);
const limits: ProgramLimits = { ms: 5000, memory: 16 * 1024 * 1024, statements: 20 };
const now = Date.UTC(2026, 0, 15, 10, 30);

const echo: Database = {
  query: (text, values) =>
    Promise.resolve(
      text.startsWith("BAD")
        ? { error: { code: "42601", message: 'syntax error at or near "BAD"', position: 1 } }
        : {
            columns: ["id", "at", "given"],
            rows: [[1, new Date(0), values ?? null]],
            command: "SELECT",
            rowCount: 1,
          },
    ),
};

const run = (
  source: string,
  args: unknown[] = [],
  more: Partial<ProgramLimits> = {},
  database = echo,
): Promise<ProgramOutcome> =>
  runProgram(quickjs, source, { args }, database, { limits: { ...limits, ...more }, now });

/** The text as the body of the function, from line 2 on. */
const body = (text: string): string => `export default async function f(client) {\n${text}\n}`;
const valueOf = async (text: string): Promise<unknown> => {
  const outcome = await run(body(text));
  return outcome.kind === "returned" ? outcome.value : outcome;
};
const sentence = async (source: string): Promise<string> => {
  const outcome = await run(source);
  if (outcome.kind === "syntax") return `${outcome.line}:${outcome.column} ${outcome.message}`;
  return outcome.kind === "threw" ? `${outcome.line} ${outcome.name}: ${outcome.message}` : outcome.kind;
};

describe("runProgram() of an answer", () => {
  it("runs typed code and records what it sent", async () => {
    const source = `import type { Client } from "pg";
interface Customer { id: number; at: Date }
export default async function findCustomer(client: Client, email: string): Promise<Customer[]> {
  const { rows } = await client.query<Customer>("SELECT id FROM customers WHERE email = $1", [email]);
  return rows.map((row) => ({ ...row, at: row.at.getTime() })) as unknown as Customer[];
}`;
    expect(await run(source, ["a@b.c"])).toEqual({
      kind: "returned",
      value: [{ id: 1, at: 0, given: ["a@b.c"] }],
      sent: [{ text: "SELECT id FROM customers WHERE email = $1", values: ["a@b.c"] }],
    });
  });

  it("records statements in order, with and without values", async () => {
    const outcome = await run(
      body(`await client.query("BEGIN");
      await Promise.all([client.query({ text: "A", values: [1, "x", null, undefined, NaN, true] }), client.query("B", [])]);
      await client.query("C", [new Date(), { a: 1 }, [1, 2], "\\0\\u{1f600}"]);
      client.query("COMMIT");`),
    );
    expect(outcome).toEqual({
      kind: "returned",
      value: undefined,
      sent: [
        { text: "BEGIN", values: undefined },
        { text: "A", values: [1, "x", null, null, "NaN", true] },
        { text: "B", values: [] },
        { text: "C", values: ["2026-01-15T10:30:00.000Z", { a: 1 }, [1, 2], "\0\u{1f600}"] },
        { text: "COMMIT", values: undefined },
      ],
    });
  });

  it("gives results as pg does", async () => {
    expect(await valueOf(`const { rows, ...rest } = await client.query("A"); return rest;`)).toEqual({
      command: "SELECT",
      rowCount: 1,
      fields: [{ name: "id" }, { name: "at" }, { name: "given" }],
    });
    const arrays = `return (await client.query({ text: "A", rowMode: "array" })).rows[0][1] instanceof Date`;
    expect(await valueOf(arrays)).toBe(true);
  });

  it("rejects with the database's error, which can be caught or come through with its line", async () => {
    expect(
      await valueOf(`try { await client.query("BAD"); } catch (e) { return [e.name, e.code, e.message] }`),
    ).toEqual(["DatabaseError", "42601", 'syntax error at or near "BAD"']);
    expect(await run(body(`const one = 1;\nawait client.query("BAD");`))).toEqual({
      kind: "threw",
      name: "DatabaseError",
      message: 'syntax error at or near "BAD"',
      code: "42601",
      line: 3,
      sent: [{ text: "BAD", values: undefined }],
    });
  });

  it("shows a clock that stands still, in UTC, and the same random numbers", async () => {
    expect(await valueOf("return [Date.now(), new Date(), new Date(2024, 0, 1).toISOString()]")).toEqual([
      now,
      "2026-01-15T10:30:00.000Z",
      "2024-01-01T00:00:00.000Z",
    ]);
    expect(await valueOf(`return new Date("2024-05-01T10:00").toString()`)).toBe(
      "Wed May 01 2024 10:00:00 GMT+0000",
    );
    expect(await valueOf("return Math.random()")).toBe(await valueOf("return Math.random()"));
  });

  it("rejects when the database itself fails", async () => {
    const gone: Database = { query: () => Promise.reject(new Error("gone")) };
    await expect(run(body(`await client.query("A")`), [], {}, gone)).rejects.toThrow("gone");
    expect(await valueOf("return 1")).toBe(1);
  });
});

describe("runProgram() of a text that is no answer", () => {
  it.each([
    ["a type that breaks off", "export default function f(\n  a: ) {}"],
    ["two names", "export default function f() {\n  const a: number = 1;\n  const a = 2;\n}"],
    ["a value from pg", 'import pg from "pg";\nexport default () => new pg.Client()'],
    ["a module of Node", 'const a = 1;\nimport fs from "node:fs";\nexport default () => fs'],
    ["types from elsewhere", 'import type { A } from "./a";\nexport default () => 1'],
    ["an import at run time", 'export default () => import("fs")'],
    ["require", 'export default () => require("fs")'],
    ["await outside", "await 1;\nexport default () => 1"],
    ["no default export", "export function f() {}"],
    ["a default export that is no function", "export default 5"],
    ["nothing", ""],
    ["a zero character", "export default 1\0"],
    ["a module that throws", "const a = null;\na.b;\nexport default () => 1"],
    ["deep nesting", `export default ${"(".repeat(20_000)}1${")".repeat(20_000)}`],
  ])("%s", async (_name, source) => {
    expect(await sentence(source)).toMatchSnapshot();
  });
});

describe("runProgram() within limits", () => {
  const stopped = async (source: string, more: Partial<ProgramLimits> = {}): Promise<string> => {
    const outcome = await run(source, [], more);
    return outcome.kind === "stopped"
      ? `${outcome.limit}, ${outcome.sent.length} sent`
      : JSON.stringify(outcome);
  };

  it.each([
    ["an endless loop", body("while (true) {}")],
    ["a loop that catches", body("while (true) try { while (true) {} } catch {} finally { continue }")],
    ["an endless chain of promises", body("const g = () => Promise.resolve().then(g); await g();")],
    ["a chain left behind", body("const g = () => Promise.resolve().then(g); g(); return 1;")],
    ["a module that loops", "while (true) {}\nexport default () => 1"],
    ["a regular expression", body(`return /(?:(a|b)*)*c/.test("ab".repeat(1e5))`)],
    ["values without end", body(`const a = []; a.length = 4e9; await client.query("A", a);`)],
  ])("time: %s", async (_name, source) => {
    expect(await stopped(source, { ms: 200 })).toBe("time, 0 sent");
  });

  it.each([
    ["an array that grows", body(`const a = []; while (true) a.push({ i: a.length });`)],
    ["one long text", body(`return "x".repeat(1e9)`)],
    ["one typed array", body("return new Uint8Array(1e9)")],
    ["one full array", body("return new Array(1e9).fill(0)")],
  ])("memory: %s", async (_name, source) => {
    expect(await stopped(source)).toBe("memory, 0 sent");
  });

  it("memory: a reply larger than the heap", async () => {
    const rows = Array.from({ length: 50_000 }, (_, i) => [`${i}`.repeat(20)]);
    const many: Database = {
      query: () => Promise.resolve({ columns: ["a"], rows, command: "SELECT", rowCount: rows.length }),
    };
    const outcome = await run(
      body(`return (await client.query("A")).rows.length`),
      [],
      { memory: 2e6 },
      many,
    );
    expect(outcome).toMatchObject({ kind: "stopped", limit: "memory" });
  });

  it.each([
    ["one after the other", body(`while (true) await client.query("A");`)],
    ["all at once", body(`while (true) client.query("A");`)],
    ["with every error caught", body(`while (true) try { await client.query("A"); } catch {}`)],
  ])("statements: %s", async (_name, source) => {
    expect(await stopped(source, { statements: 5 })).toBe("statements, 5 sent");
  });

  it("says that a function waits for ever", async () => {
    expect(await sentence(body("await new Promise(() => {})"))).toBe(
      "undefined Error: The function never finished: it waits for something that does not come.",
    );
  });
});

describe("runProgram() of a hostile answer", () => {
  const deep = "let a = []; for (let i = 0; i < 1e5; i++) a = [a];";

  it.each([
    ["recursion", "const g = (n) => g(n + 1) + 1; return g(0)"],
    ["recursion through await", "const g = async () => { await g() }; return g()"],
    ["a value too deep for JSON", `${deep} return a`],
    ["a value too deep to join", `${deep} return a.join()`],
    ["code too deep to parse", `return eval("(".repeat(1e5))`],
    ["JSON too deep to parse", `return JSON.parse("[".repeat(1e5))`],
    ["a toJSON that throws", `return { toJSON() { throw new Error("boom") } }`],
    ["a getter that throws", `return { get a() { throw new Error("boom") } }`],
    ["a key __proto__", `return JSON.parse('{"__proto__":{"x":1}}')`],
    ["a circle", "const a = {}; a.a = a; return a"],
    ["a BigInt", "return { a: 1n }"],
    ["a function", "return () => 1"],
    ["a BigInt as a value", `return client.query("A", [1n])`],
    ["a circle as a value", `const a = {}; a.a = a; return client.query("A", [a])`],
    ["a key __proto__ as a value", `return client.query("A", [JSON.parse('{"__proto__":1}')])`],
    ["values that are no array", `return client.query("A", "x")`],
    ["a callback", `return client.query("A", [], () => 1)`],
    ["no statement", "return client.query()"],
    ["a thrown null", "throw null"],
    ["a thrown symbol", `throw Symbol("s")`],
    ["a thrown object that cannot be read", "throw { get message() { throw 1 } }"],
    ["a thrown proxy", "const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); throw proxy"],
  ])("%s", async (_name, text) => {
    const outcome = await run(body(text));
    expect(outcome.kind).toBe("threw");
    expect(outcome).toMatchSnapshot();
  });

  it("only hurts itself when it changes what everything has", async () => {
    const spoil = `Object.prototype.toJSON = () => { throw new Error("p") }; Object.prototype.error = {};
      Array.prototype[Symbol.iterator] = null; JSON.stringify = null; Object.hasOwn = () => true;
      await client.query("A"); return 1`;
    expect(await run(body(spoil))).toMatchObject({ kind: "returned", value: 1 });
  });

  it("has nothing of the host", async () => {
    const names = "process fetch setTimeout console require send done performance Worker";
    const found = `return "${names}".split(" ").filter((name) => name in globalThis)`;
    expect(await valueOf(found)).toEqual([]);
    expect(await valueOf(`return client.query.constructor("return this")() === globalThis`)).toBe(true);
  });

  it("keeps 200 programs apart", async () => {
    const source = body(`const seen = [typeof globalThis.mark, {}.polluted, [].at.mark];
      globalThis.mark = 1; Object.prototype.polluted = 1; Array.prototype.at.mark = 1;
      await client.query("A"); return seen.map(String)`);
    for (let i = 0; i < 200; i += 1) {
      expect(await run(source)).toMatchObject({ value: ["undefined", "undefined", "undefined"] });
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it("runs programs side by side", async () => {
    const source = `export default async (client, n) => { globalThis.n = n; await client.query("A"); return globalThis.n }`;
    const outcomes = await Promise.all([1, 2, 3, 4].map((n) => run(source, [n])));
    expect(outcomes.map((outcome) => outcome.kind === "returned" && outcome.value)).toEqual([1, 2, 3, 4]);
  });
});
