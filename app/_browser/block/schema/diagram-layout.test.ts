import { describe, expect, it } from "vitest";
import type { Schema } from "@/sandbox/sql/catalog";
import { layoutDiagram } from "./diagram-layout";

function schema(keys: Record<string, string[]>): Schema {
  return {
    tables: Object.entries(keys).map(([name, targets]) => ({
      schema: "public",
      name,
      kind: "table",
      rows: 0,
      columns: [],
      primaryKey: [],
      uniqueKeys: [],
      foreignKeys: targets.map((table) => ({ columns: ["x"], table, references: ["id"] })),
    })),
  };
}

const shop = schema({
  customers: [],
  products: ["sellers"],
  sellers: [],
  orders: ["customers"],
  items: ["orders", "products", "customers"],
  outbox: [],
});

describe("layoutDiagram(schema)", () => {
  it("puts a table to the right of every table it refers to", () => {
    const { boxes, lines } = layoutDiagram(shop);
    const x = (name: string): number => boxes.find((box) => box.name === name)?.x ?? -1;
    expect(lines).toHaveLength(5);
    for (const { from, to } of lines) expect(x(from)).toBeGreaterThan(x(to));
  });

  it("lets no two boxes touch and keeps all of them inside", () => {
    const { boxes, width, height } = layoutDiagram(shop);
    for (const [index, a] of boxes.entries()) {
      expect(a.x + a.width).toBeLessThanOrEqual(width);
      expect(a.y + a.height).toBeLessThanOrEqual(height);
      for (const b of boxes.slice(index + 1)) {
        const apart =
          a.x + a.width < b.x || b.x + b.width < a.x || a.y + a.height < b.y || b.y + b.height < a.y;
        expect(apart, `${a.name} and ${b.name}`).toBe(true);
      }
    }
  });

  it("names tables that stand alone instead of drawing them", () => {
    expect(layoutDiagram(shop).alone).toEqual(["outbox"]);
  });

  it("draws a table that refers to itself, two that refer to each other, and two keys to one table once", () => {
    const { boxes, lines } = layoutDiagram(schema({ a: ["a"], b: ["c"], c: ["b"], d: ["a", "a"] }));
    expect(boxes).toHaveLength(4);
    expect(lines.map(({ from, to }) => `${from}>${to}`)).toEqual(["a>a", "b>c", "c>b", "d>a"]);
    for (const { path } of lines) expect(path).toMatch(/^M[\d. ]+[Cc]/);
  });

  it("draws nothing of nothing, and leaves out keys to tables it does not know", () => {
    expect(layoutDiagram(schema({})).boxes).toEqual([]);
    expect(layoutDiagram(schema({ a: ["elsewhere"] })).lines).toEqual([]);
  });
});
