import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Dataset } from "@/sandbox/engine";
import { createNodeEngine } from "@/sandbox/sql/server/engine";
import type { ExerciseKey, ProgramExercise } from "../exercise";
import { feedbackOf } from "../grader/feedback";
import { gradeProgram, type ProgramKey } from "../grader/grade-program";
import type { ProgramWorld } from "../grader/observe-program";
import type { Verdict } from "../grader/verdict";
import type { ProgramCheck } from "../schema";
import { nodeProgramWorld, prepareProgram } from "./expect-program";
import { shownVerdict } from "./grading/shown-verdict";
import { proveProgram } from "./verify-program";

const dataset = (name: string, rows: string): Dataset => ({
  name,
  version: `${name}-1`,
  files: [
    {
      path: "schema.sql",
      text: `CREATE TABLE people (id int PRIMARY KEY, name text NOT NULL); CREATE TABLE log (said text); INSERT INTO people VALUES ${rows};`,
    },
  ],
});
const shown = dataset("shown", "(1, 'Ada'), (2, 'Bob')");
const hidden = dataset("hidden", "(7, 'Ada'), (8, 'Ada'), (9, 'Secret')");
const datasets = { open: [shown], hidden: [hidden], large: () => undefined };

const exercise: ProgramExercise = {
  kind: "typescript",
  id: "people",
  moduleSlug: "made-up",
  title: "People",
  points: 1,
  prompt: "Find them.",
  hints: [],
  misconceptions: { joined: { says: "The name became a part of the text." } },
  dataset: "made-up",
  checks: [
    {
      kind: "statements",
      parameterised: true,
      transaction: "one",
      atMost: 5,
      rowsAtMost: 3,
      says: "Values go beside the text.",
    },
    { kind: "returns", order: "none" },
    { kind: "state", probes: [{ sql: "SELECT said FROM log", says: "The log is not as it should be." }] },
  ],
  calls: [{ args: ["Ada"] }, { args: ["O'Neil"] }],
  starter: "export default async () => []",
  seed: "INSERT INTO people VALUES (100, 'O''Neil')",
};

const body = (text: string): string => `export default async (client: any, name: string) => {\n${text}\n}`;
const read = `const { rows } = await client.query("SELECT id, name FROM people WHERE name = $1", [name]);`;
const write = `await client.query("INSERT INTO log VALUES ($1)", [name]);`;
const right = body(
  `${read} await client.query("BEGIN"); ${write} await client.query("COMMIT"); return rows;`,
);
const joined = body(
  `const { rows } = await client.query("SELECT id, name FROM people WHERE name = '" + name + "'"); return rows;`,
);

const key: ExerciseKey = {
  exercise,
  file: "people/prompt.mdx",
  reference: { file: "people/reference.ts", text: right },
  alternatives: [
    {
      file: "people/alternatives/turned.ts",
      text: body(
        `await client.query({ text: "BEGIN" }); ${write} ${read} await client.query("COMMIT"); return rows.reverse().map(({ name, id }) => ({ name, id }));`,
      ),
    },
  ],
  wrong: [{ file: "people/wrong/joined.ts", text: joined, expect: "joined" }],
  equivalents: [],
};

let world: ProgramWorld;
let all: ProgramKey;
let close: () => Promise<void>;
beforeAll(async () => {
  const engine = createNodeEngine({ spare: false });
  world = nodeProgramWorld(engine);
  close = async () => {
    await world.programs.close();
    await engine.close();
  };
  const { known, open, hidden: closed } = await prepareProgram(key, exercise, datasets, world);
  all = { known, expected: [...open, ...closed] };
});
afterAll(() => close());

const judge = (text: string): Promise<Verdict> => gradeProgram(exercise, all, text, world);
/** What the learner reads. */
const told = async (text: string): Promise<string> => {
  const names = new Set(["shown"]);
  const verdict = shownVerdict(await judge(text), names);
  const { title, says } = feedbackOf(verdict, { exercise, shown: names, datasets: 2 });
  return [title, ...says].join(" ");
};

describe("gradeProgram()", () => {
  it("passes who returns, leaves and sends what is asked, keys and rows in any order", async () => {
    expect(await judge(right)).toEqual({ status: "passed" });
    expect(await judge(key.alternatives[0]!.text)).toEqual({ status: "passed" });
  });

  it("recognises a known wrong answer by what it does", async () => {
    const alike = body(
      `const text = \`SELECT name, id FROM people WHERE name = '\${name}'\`; return (await client.query(text)).rows;`,
    );
    expect(await judge(alike)).toMatchObject({ status: "failed", misconception: "joined" });
  });

  const inOne = (text: string): string =>
    body(`${read} await client.query("BEGIN"); ${write} ${text} await client.query("COMMIT"); return rows;`);
  it.each([
    ["another row", body("return [{ id: 1 }]")],
    ["no row", body("return []")],
    ["nothing", body("return")],
    ["no list", body("return 5")],
    ["an error of its own", body(`throw new Error("no")`)],
    ["an error of the database", body(`return (await client.query("SELECT 1 / 0")).rows`)],
    ["nothing written", body(`${read} return rows;`)],
    ["written twice", inOne(write)],
    ["quotes doubled by hand", inOne(`await client.query("SELECT '" + name.replaceAll("'", "''") + "'");`)],
    ["the argument behind codes", inOne(`await client.query("SELECT " + name.charCodeAt(1));`)],
    ["no transaction", body(`${read} ${write} return rows;`)],
    [
      "two transactions",
      body(`${read} await client.query("BEGIN"); ${write} await client.query("COMMIT");
      await client.query("BEGIN; DELETE FROM log WHERE false; COMMIT"); return rows;`),
    ],
    ["a transaction left open", inOne(`await client.query("COMMIT; BEGIN; SELECT 1"); return rows;`)],
    ["too many statements", inOne(`for (let i = 0; i < 3; i += 1) await client.query("SELECT 1");`)],
    ["too many rows", inOne(`await client.query("SELECT id, name FROM people CROSS JOIN log");`)],
    ["no TypeScript", "export default async (client) => {\n  return [;\n}"],
    ["no function", "export const one = 1;"],
    [
      "a foreign import",
      `import { readFileSync } from "node:fs";\nexport default () => readFileSync("/etc/passwd")`,
    ],
    ["an endless loop", body("for (;;);")],
    ["a loop in native code", body("[].indexOf.call({ length: 2 ** 53 - 1 }, 1)")],
    ["all of the memory", body(`return [...new Uint8Array(1e9)]`)],
    ["statements without end", body(`for (;;) await client.query("")`)],
    ["a long statement, caught", body(`try { await client.query("SELECT pg_sleep(9)") } catch {} return []`)],
    ["a long value", body(`return "x".repeat(2e6)`)],
  ])("says in words what is wrong: %s", async (_name, text) => {
    expect(await told(text)).toMatchSnapshot();
  });

  it("tells nothing of hidden rows, whatever the function returns, throws or sends", async () => {
    const leak = (how: string): string =>
      inOne(
        `const all = await client.query("SELECT name FROM people WHERE id = 9"); if (all.rows.length > 0) { ${how} }`,
      );
    const hows = [
      "return all.rows;",
      "throw new Error(all.rows[0].name);",
      `throw Object.assign(new Error("x"), { code: all.rows[0].name, name: all.rows[0].name });`,
      "await client.query(`SELECT '${all.rows[0].name}', '${name}'`);",
    ];
    for (const how of hows) {
      const verdict = await judge(leak(how));
      expect(verdict.status).toBe("failed");
      expect(JSON.stringify(shownVerdict(verdict, new Set(["shown"])))).not.toContain("Secret");
    }
  });

  it("keeps what one call does from the next, and one answer from another", async () => {
    await judge(body(`await client.query("DROP TABLE people CASCADE"); globalThis.spoilt = 1; return []`));
    expect(await judge(right)).toEqual({ status: "passed" });
  });

  it("takes the order of rows for part of the result when it is asked for", async () => {
    const sorted: ProgramCheck[] = [{ kind: "returns", order: "total" }];
    const ordered = { ...exercise, checks: sorted };
    const prepared = await prepareProgram(key, ordered, datasets, world);
    const expected = [...prepared.open, ...prepared.hidden];
    const verdict = await gradeProgram(ordered, { known: [], expected }, key.alternatives[0]!.text, world);
    expect(verdict).toMatchObject({ status: "failed", results: [{ dataset: "hidden" }] });
  });
});

describe("proveProgram()", () => {
  const messages = async (more: Partial<ExerciseKey>, own = exercise): Promise<string[]> => {
    const proof = await proveProgram({ ...key, ...more, exercise: own }, own, datasets, world);
    return proof.problems.map(({ file, message }) => `${file}: ${message}`);
  };

  it("proves an exercise that does what it says", async () => {
    expect(await proveProgram(key, exercise, datasets, world)).toEqual({
      datasets: 2,
      wrong: { killed: 1, total: 1 },
      mutants: { killed: 0, total: 0, equivalent: 0 },
      survivors: [],
      problems: [],
    });
  });

  it("finds a starter that passes, a wrong answer that does, and a right one that does not", async () => {
    const accepted = { file: "people/wrong/right.ts", text: right, expect: "returns" };
    const refused = { file: "people/alternatives/joined.ts", text: joined };
    const found = await messages(
      { alternatives: [refused], wrong: [...key.wrong, accepted] },
      { ...exercise, starter: right },
    );
    expect(found.map((one) => one.slice(0, 90))).toMatchInlineSnapshot(`
      [
        "people/alternatives/joined.ts: This right answer is not accepted: {"kind":"returns","call"",
        "people/starter.ts: The starter passes as it is.",
        "people/wrong/right.ts: This wrong answer is accepted.",
      ]
    `);
  });

  it("finds a wrong answer that gets another sentence", async () => {
    const other = { file: "people/wrong/none.ts", text: body("return []"), expect: "statements" };
    expect(await messages({ wrong: [...key.wrong, other] })).toMatchInlineSnapshot(`
      [
        "people/wrong/none.ts: It should fail with statements, and fails with returns.",
      ]
    `);
  });

  it("finds a reference that does not run", async () => {
    const broken = { file: "people/reference.ts", text: "export default (" };
    expect(await messages({ reference: broken })).toMatchInlineSnapshot(`
      [
        "people/prompt.mdx: people/reference.ts does not run on shown: Unexpected token",
      ]
    `);
  });

  it("finds calls that give nothing anywhere", async () => {
    const nobody = { ...exercise, calls: [{ args: ["Nobody"] }] };
    expect(await messages({ wrong: [] }, nobody)).toContain(
      "people/reference.ts: No call gives anything on any dataset.",
    );
  });
});
