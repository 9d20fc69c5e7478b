import { afterAll, describe, expect, it } from "vitest";
import { createNodeEngine } from "@/sandbox/sql/server/engine";
import { readDataset } from "@/content/server/datasets";
import type { SqlExercise } from "../../exercise";
import { observe, type Observation, type World } from "../../grader/observe";
import { type Compare, compareSchema } from "../../schema";
import { parseSql } from "../parse-sql";
import { proposeRow, runLimit } from "./killing-row";

const engine = createNodeEngine({ spare: false });
afterAll(() => engine.close());
const world: World = { engine, parse: parseSql };
const harbor = await readDataset("harbor");

interface Pair {
  about: string;
  reference: string;
  mutant: string;
  compare?: Partial<Compare>;
}

function exerciseWith(compare: Partial<Compare> = {}, seed = ""): SqlExercise {
  return {
    id: "made-up",
    moduleSlug: "made-up",
    title: "Made up",
    points: 1,
    prompt: "",
    hints: [],
    misconceptions: {},
    kind: "sql",
    dataset: "harbor",
    compare: { ...compareSchema.parse({}), ...compare },
    checks: [{ kind: "rows" }],
    starter: "",
    seed,
  };
}

/** The rows of a text, in any order unless the task asks for one. */
async function rowsOf(sql: string, insert: string, ordered: boolean): Promise<string> {
  const seen: Observation = await observe(
    exerciseWith({}, insert),
    sql,
    { dataset: harbor, large: false },
    world,
  );
  if (seen.end !== "done") return seen.end;
  const rows = seen.checks
    .flatMap((check) => (check.kind === "rows" ? check.results : []))
    .flatMap((one) => one.rows);
  const lines = rows.map((row) => JSON.stringify(row));
  return (ordered ? lines : lines.sort()).join("\n");
}

const separable: Pair[] = [
  {
    about: "inner join and left join",
    reference:
      "SELECT p.id, s.name FROM products AS p LEFT JOIN categories AS s ON s.id = p.category_id WHERE p.seller_id = 1",
    mutant:
      "SELECT p.id, s.name FROM products AS p JOIN categories AS s ON s.id = p.category_id WHERE p.seller_id = 1",
  },
  {
    about: ">= and >",
    reference: "SELECT id FROM orders WHERE placed_at >= '2019-03-01'",
    mutant: "SELECT id FROM orders WHERE placed_at > '2019-03-01'",
  },
  {
    about: "the end of a month",
    reference: "SELECT id FROM orders WHERE placed_at >= '2019-03-01' AND placed_at < '2019-04-01'",
    mutant: "SELECT id FROM orders WHERE placed_at >= '2019-03-01' AND placed_at <= '2019-03-31'",
  },
  {
    about: "a number that is the boundary",
    reference: "SELECT sku FROM products WHERE price > 777.50",
    mutant: "SELECT sku FROM products WHERE price >= 777.50",
  },
  {
    about: "DISTINCT dropped",
    reference: "SELECT DISTINCT full_name FROM customers",
    mutant: "SELECT full_name FROM customers",
  },
  {
    about: "NULLS LAST and NULLS FIRST",
    reference: "SELECT id FROM products WHERE seller_id = 1 ORDER BY price DESC NULLS LAST, id",
    mutant: "SELECT id FROM products WHERE seller_id = 1 ORDER BY price DESC NULLS FIRST, id",
    compare: { order: "total" },
  },
  {
    about: "COUNT(*) and COUNT(x)",
    reference: "SELECT seller_id, count(*) FROM products WHERE seller_id = 1 GROUP BY seller_id",
    mutant: "SELECT seller_id, count(price) FROM products WHERE seller_id = 1 GROUP BY seller_id",
  },
  {
    about: "LIMIT and WITH TIES",
    reference: "SELECT id, balance FROM accounts ORDER BY balance DESC FETCH FIRST 1 ROW WITH TIES",
    mutant: "SELECT id, balance FROM accounts ORDER BY balance DESC FETCH FIRST 1 ROW ONLY",
  },
  {
    about: "AND and OR",
    reference:
      "SELECT id FROM customers WHERE country = 'ZZ' AND deleted_at IS NULL AND full_name = 'Nobody'",
    mutant: "SELECT id FROM customers WHERE country = 'ZZ' AND (deleted_at IS NULL OR full_name = 'Nobody')",
  },
  {
    about: "OR IS NULL dropped",
    reference:
      "SELECT id FROM sellers AS s WHERE NOT EXISTS (SELECT 1 FROM subscriptions AS u WHERE u.ended_on IS NULL AND u.plan = 'port')",
    mutant:
      "SELECT id FROM sellers AS s WHERE NOT EXISTS (SELECT 1 FROM subscriptions AS u WHERE u.plan = 'port' AND u.ended_on > '2020-01-01')",
  },
  {
    about: "IS NULL dropped",
    reference:
      "SELECT id FROM payments WHERE status = 'failed' AND amount > 900 AND paid_at IS NULL OR id = 0",
    mutant: "SELECT id FROM payments WHERE paid_at IS NULL AND amount > 900 AND status = 'pending' OR id = 0",
  },
  {
    about: "HAVING >= and >",
    reference: "SELECT customer_id FROM posts GROUP BY customer_id HAVING count(*) >= 5",
    mutant: "SELECT customer_id FROM posts GROUP BY customer_id HAVING count(*) > 5",
  },
  {
    about: "UNION and UNION ALL",
    reference: "SELECT name FROM tenants UNION SELECT name FROM tags",
    mutant: "SELECT name FROM tenants UNION ALL SELECT name FROM tags",
  },
  {
    about: "a total and the last of it",
    reference:
      "SELECT o.id, sum(i.qty) FROM orders AS o JOIN order_items AS i ON i.order_id = o.id WHERE o.shipping_fee = 77 GROUP BY o.id",
    mutant:
      "SELECT o.id, max(i.qty) FROM orders AS o JOIN order_items AS i ON i.order_id = o.id WHERE o.shipping_fee = 77 GROUP BY o.id",
  },
];

const equivalent: Pair[] = [
  {
    about: "DISTINCT of a key",
    reference: "SELECT id, full_name FROM customers WHERE country = 'DE'",
    mutant: "SELECT DISTINCT id, full_name FROM customers WHERE country = 'DE'",
  },
  {
    about: "a boundary that a CHECK forbids",
    reference: "SELECT order_id, line_no FROM order_items WHERE qty > 0",
    mutant: "SELECT order_id, line_no FROM order_items WHERE qty >= 0",
  },
  {
    about: "the join of a foreign key that is never NULL",
    reference: "SELECT o.id, c.full_name FROM orders AS o JOIN customers AS c ON c.id = o.customer_id",
    mutant: "SELECT o.id, c.full_name FROM orders AS o LEFT JOIN customers AS c ON c.id = o.customer_id",
  },
];

describe("proposeRow(exercise, reference, mutant, dataset, world)", () => {
  it.each(separable)("finds rows for $about", async ({ reference, mutant, compare }) => {
    const ordered = compare?.order === "total";
    expect(await rowsOf(mutant, "", ordered), "the visible rows do not tell them apart").toBe(
      await rowsOf(reference, "", ordered),
    );
    const found = await proposeRow(exerciseWith(compare), reference, mutant, harbor, world);
    expect(found?.runs).toBeLessThanOrEqual(runLimit + 1);
    expect(found?.insert).toMatch(/^INSERT INTO \w+ \(/);
    const insert = found?.insert ?? "";
    expect(await rowsOf(mutant, insert, ordered)).not.toBe(await rowsOf(reference, insert, ordered));
  });

  it.each(equivalent)("proposes nothing for $about", async ({ reference, mutant }) => {
    expect(await proposeRow(exerciseWith(), reference, mutant, harbor, world)).toBeUndefined();
  });

  it("proposes the same each time", async () => {
    const [pair] = separable;
    if (!pair) throw new Error("no pair");
    const propose = (): ReturnType<typeof proposeRow> =>
      proposeRow(exerciseWith(), pair.reference, pair.mutant, harbor, world);
    expect(await propose()).toEqual(await propose());
  });

  it("adds to tables of the exercise's own seed", async () => {
    const seed = "CREATE TABLE notes (id int PRIMARY KEY, stars int); INSERT INTO notes VALUES (1, 5) -- one";
    const exercise = exerciseWith({}, seed);
    const [more, least] = ["SELECT id FROM notes WHERE stars > 3", "SELECT id FROM notes WHERE stars >= 3"];
    const found = await proposeRow(exercise, more, least, harbor, world);
    expect(found?.insert).toMatch(/^INSERT INTO notes \(id, stars\) VALUES\n {2}\(\d+, 3\);$/);
  });

  it("looks at few rows alone when none can be added", async () => {
    const [zero, nothing] = [
      "SELECT coalesce(sum(qty), 0) FROM order_items",
      "SELECT sum(qty) FROM order_items",
    ];
    const found = await proposeRow(exerciseWith(), zero, nothing, harbor, world);
    expect(found?.insert).toBe("-- They differ on tables without rows.");
  });

  it("runs nothing where only plans are looked at", async () => {
    const exercise: SqlExercise = { ...exerciseWith(), checks: [{ kind: "plan", uses: [], avoids: [] }] };
    expect(await proposeRow(exercise, "SELECT 1", "SELECT 2", harbor, world)).toBeUndefined();
  });
});
