import { readFileSync } from "node:fs";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pageLimits } from "@/sandbox/engine";
import type { WorkerEngine } from "@/sandbox/sql/worker-engine";
import { createNodeEngine } from "@/sandbox/sql/server/engine";
import { edgeCases } from "./edge-cases";
import { harborDataset, harborTables } from "./harbor";
import { type HarborName, sizes } from "./sizes";
import type { Field, Table } from "./table";

const schema = readFileSync("content/datasets/harbor/schema.sql", "utf8");
const small: HarborName[] = ["P1", "P2", "H1", "H2", "H3"];

let engine: WorkerEngine;
beforeAll(() => {
  engine = createNodeEngine({ spare: false });
});
afterAll(() => engine.close());

async function ask(sql: string): Promise<unknown> {
  const last = (await engine.run(sql, pageLimits)).at(-1);
  return last?.kind === "rows" ? last.rows : last;
}

const counts = (name: HarborName): Record<string, number> =>
  Object.fromEntries(harborTables(sizes[name]).map((table) => [table.name, table.rows.length]));

describe("harborDataset(name, schema)", () => {
  it("gives the same rows for one name, always", () => {
    for (const name of small) expect(harborDataset(name, schema)).toEqual(harborDataset(name, schema));
  });

  it("gives H1 and H2 equally many rows to count, and other rows", () => {
    const [one, two, three] = [counts("H1"), counts("H2"), counts("H3")];
    for (const table of ["customers", "products", "orders", "order_items", "reviews", "posts"]) {
      expect([table, two[table]]).toEqual([table, one[table]]);
      expect([table, three[table]]).not.toEqual([table, one[table]]);
    }
    expect(harborDataset("H1", schema).version).not.toBe(harborDataset("H2", schema).version);
  });

  it("leaves every table of H3 empty that may be", () => {
    const empty = Object.entries(counts("H3")).flatMap(([name, count]) => (count === 0 ? [name] : []));
    expect(empty).toEqual([
      "refunds",
      "comments",
      "likes",
      "follows",
      "product_views",
      "usage_events",
      "media",
    ]);
    expect(counts("H3")["variants"]).toBeUndefined();
  });

  it("gives L at most some 30,000 rows per table, and skews them", async () => {
    expect(Math.max(...Object.values(counts("L")))).toBeLessThan(31_000);
    await engine.reset(harborDataset("L", schema));
    expect(
      await ask(
        `SELECT (SELECT count(*) FROM orders GROUP BY customer_id ORDER BY 1 DESC LIMIT 1) > 5 * (SELECT count(*) / 5000 FROM orders)`,
      ),
    ).toEqual([["t"]]);
  });

  it.each(small)("loads %s, and every edge case is in it", async (name) => {
    await engine.reset(harborDataset(name, schema));
    for (const [what, sql] of Object.entries(edgeCases(name))) {
      expect([what, await ask(sql)]).toEqual([what, [["t"]]]);
    }
  });
});

describe("harborTables(size)", () => {
  it("points every foreign key to a row, whatever the seed", () => {
    const size = fc.record({ seed: fc.integer(), circle: fc.boolean(), bare: fc.boolean() });
    fc.assert(
      fc.property(size, (own) => {
        expect(strays(harborTables({ ...sizes.H1, ...own }))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

const references: [table: string, column: string, target: string][] = [
  ["categories", "parent_id", "categories"],
  ["products", "seller_id", "sellers"],
  ["products", "category_id", "categories"],
  ["variants", "product_id", "products"],
  ["orders", "customer_id", "customers"],
  ["order_items", "order_id", "orders"],
  ["order_items", "product_id", "products"],
  ["payments", "order_id", "orders"],
  ["refunds", "payment_id", "payments"],
  ["reviews", "product_id", "products"],
  ["reviews", "customer_id", "customers"],
  ["posts", "customer_id", "customers"],
  ["post_tags", "post_id", "posts"],
  ["post_tags", "tag_id", "tags"],
  ["comments", "post_id", "posts"],
  ["likes", "post_id", "posts"],
  ["follows", "followee_id", "customers"],
  ["product_views", "product_id", "products"],
  ["memberships", "tenant_id", "tenants"],
];

/** Foreign keys that point to nothing. */
function strays(tables: Table[]): string[] {
  const values = (table: string, column: string): Field[] => {
    const found = tables.find(({ name }) => name === table);
    const at = found?.columns.indexOf(column) ?? -1;
    return found?.rows.map((row) => row[at] ?? null) ?? [];
  };
  return references.flatMap(([table, column, target]) => {
    const ids = new Set(values(target, "id"));
    return values(table, column)
      .filter((value) => value !== null && !ids.has(value))
      .map((value) => `${table}.${column} ${JSON.stringify(value)}`);
  });
}
