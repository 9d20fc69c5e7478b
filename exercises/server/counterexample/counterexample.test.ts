import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Dataset } from "@/sandbox/engine";
import { createNodeEngine } from "@/sandbox/sql/server/engine";
import { gradingDatasets } from "../datasets";
import { GradingRoom } from "../grading/grading-room";
import { loadCatalog } from "../load";
import { withVariants } from "../variant";
import { shrinkRows } from "./shrink";
import { insertScript, readTables, type Table } from "./tables";

const column = (name: string): Table["columns"][number] => ({
  name,
  type: "integer",
  oid: 23,
  key: name === "id",
  counted: false,
});

/** Parents, and children that refer to them. */
const family = (parents: number, children: number[]): Table[] => [
  {
    name: "child",
    columns: [column("id"), column("parent_id")],
    links: [{ columns: [1], to: "parent", toColumns: [0] }],
    rows: children.map((parent, i) => [String(i), String(parent)]),
  },
  {
    name: "parent",
    columns: [column("id")],
    links: [],
    rows: Array.from({ length: parents }, (_, i) => [String(i)]),
  },
];

describe("shrinkRows(tables, separates)", () => {
  it("keeps exactly the rows that matter, and the rows that they refer to", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 40 }),
        fc.nat(),
        async (children, pick) => {
          const wanted = String(pick % children.length);
          const tables = family(10, children);
          const small = await shrinkRows(tables, ([child]) =>
            Promise.resolve(child?.rows.some(([id]) => id === wanted) ?? false),
          );
          expect(small.map(({ rows }) => rows.length)).toEqual([1, 1]);
          expect(small[0]?.rows[0]?.[1]).toBe(small[1]?.rows[0]?.[0]);
        },
      ),
    );
  });

  it("never asks about a row without the row that it refers to", async () => {
    const tables = family(10, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    await shrinkRows(tables, ([child, parent]) => {
      const there = new Set(parent?.rows.map(([id]) => id));
      expect(child?.rows.every(([, to]) => there.has(to ?? ""))).toBe(true);
      return Promise.resolve((child?.rows.length ?? 0) >= 3);
    });
  });

  it("asks about the logarithm of many rows, not about each", async () => {
    let asked = 0;
    await shrinkRows(family(1_000, []), ([, parent]) => {
      asked += 1;
      return Promise.resolve(parent?.rows.some(([id]) => id === "700") ?? false);
    });
    expect(asked).toBeLessThan(60);
  });
});

describe("readTables(engine), insertScript(tables)", () => {
  const engine = createNodeEngine({ spare: false });
  afterAll(() => engine.close());

  it("carry every row of Harbor over into empty tables", async () => {
    const [visible] = (await gradingDatasets("harbor")).open;
    if (!visible) throw new Error("Harbor has no rows.");
    await engine.reset(visible);
    const tables = await readTables(engine);
    expect(tables.reduce((sum, { rows }) => sum + rows.length, 0)).toBeGreaterThan(300);
    const files = visible.files.filter(({ path }) => path.endsWith("schema.sql"));
    const empty: Dataset = { name: "empty", version: "empty", files };
    await engine.reset(empty);
    const limits = { ms: 9_000, rows: 10, bytes: 1_000_000 };
    expect((await engine.run(insertScript(tables), limits)).at(-1)).toMatchObject({ kind: "rows" });
    expect(await readTables(engine)).toEqual(tables);
  });
});

describe("the counter-example of a graded answer", () => {
  let room: GradingRoom;
  let hiddenRows: Set<string>;
  const cases: [exercise: string, wrong: string, most: number][] = [
    ["never-ordered", "cancelled-ignored", 2],
    ["one-feed", "folds-equal-rows", 4],
    ["category-and-parent", "inner-self-join", 2],
    ["revenue-per-seller-and-month", "month-without-year", 10],
  ];

  beforeAll(async () => {
    const catalog = await loadCatalog();
    if (!catalog.ok) throw new Error("The catalogue has problems.");
    room = new GradingRoom(
      new Map(withVariants(catalog.value).map((key) => [key.exercise.id, key])),
      process.cwd(),
      // No clock: a busy machine must not decide what is found.
      { runs: 400, ms: 60_000 },
    );
    const { open, hidden } = await gradingDatasets("harbor");
    const engine = createNodeEngine({ spare: false });
    const rowsOf = async (sets: Dataset[]): Promise<Set<string>> => {
      const rows = new Set<string>();
      for (const set of sets) {
        await engine.reset(set);
        for (const table of await readTables(engine)) {
          for (const row of table.rows) rows.add(JSON.stringify([table.name, row]));
        }
      }
      return rows;
    };
    const known = await rowsOf(open.slice(0, 1));
    hiddenRows = new Set([...(await rowsOf([...open.slice(1), ...hidden]))].filter((row) => !known.has(row)));
    await engine.close();
  }, 120_000);
  afterAll(() => room.close());

  it.each(cases)(
    "of %s, answered by %s, has at most %i rows, the same twice, and none of a hidden set",
    async (id, name, most) => {
      const catalog = await loadCatalog();
      const key = catalog.ok ? catalog.value.find(({ exercise }) => exercise.id === id) : undefined;
      const answer = key?.wrong.find(({ expect: told }) => told === name)?.text ?? "";
      const [one, two] = [await room.grade(id, answer), await room.grade(id, answer)];
      expect(one.verdict.status).toBe("failed");
      const example = one.counterexample;
      if (!example) throw new Error("There is no counter-example.");
      expect(two.counterexample?.load).toBe(example.load);
      expect(example.tables.reduce((sum, { rows }) => sum + rows.length, 0)).toBeLessThanOrEqual(most);
      expect(JSON.stringify(example.yours)).not.toBe(JSON.stringify(example.expected));
      const engine = createNodeEngine({ spare: false });
      const [visible] = (await gradingDatasets("harbor")).open;
      if (visible) await engine.reset(visible);
      await engine.run(example.load, { ms: 9_000, rows: 10, bytes: 1_000_000 });
      for (const table of await readTables(engine)) {
        for (const row of table.rows) expect(hiddenRows.has(JSON.stringify([table.name, row]))).toBe(false);
      }
      await engine.close();
    },
    120_000,
  );
});
