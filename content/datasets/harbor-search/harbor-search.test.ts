import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

interface Document {
  title: string;
  description?: string;
  category?: string;
  price?: number;
  price_text?: string;
  quantity?: number;
}

/** Products by id, from the lines of the bulk request. */
const products = new Map<string, Document>();
const lines = readFileSync("content/datasets/harbor-search/02-products.http", "utf8")
  .split("\n")
  .filter((line) => line.startsWith("{"));
for (let i = 0; i < lines.length; i += 2) {
  const id = /"_id":"(\d+)"/.exec(lines[i] ?? "")?.[1] ?? "";
  products.set(id, JSON.parse(lines[i + 1] ?? "{}"));
}

const idsWithout = (field: keyof Document): string =>
  [...products].flatMap(([id, document]) => (document[field] === undefined ? [id] : [])).join(", ");

describe("harbor-search", () => {
  it("holds 80 products, and misses what its first lines say", () => {
    expect([...products.keys()]).toEqual(Array.from({ length: 80 }, (_, i) => String(i + 1)));
    expect(idsWithout("description")).toBe("4, 19, 28, 40");
    expect(idsWithout("category")).toBe("24, 34");
    expect(idsWithout("price")).toBe("33, 40");
    expect(idsWithout("quantity")).toBe("33, 34, 40, 47, 60, 72");
    const soldOut = [...products].flatMap(([id, { quantity }]) => (quantity === 0 ? [id] : []));
    expect(soldOut.join(", ")).toBe("4, 6, 16, 29, 43, 54, 71, 79");
  });

  it("prints every price as it is", () => {
    for (const { price, price_text } of products.values())
      expect(price_text).toBe(price === undefined ? undefined : `${price.toFixed(2)} EUR`);
  });

  it("has the titles and prices of PostgreSQL for the first 40", () => {
    const sql = readFileSync("content/datasets/harbor/data/02-catalogue.sql", "utf8");
    const row =
      /\(\s*(\d+), \d+, (?:\d+|NULL),\s+'[A-Z]+-\d+',\s+'((?:[^']|'')*)',\s+(?:NULL|'(?:[^']|'')*'),\s+(NULL|[\d.]+),/g;
    const rows = [...sql.matchAll(row)].map(([, id, title, price]) => [
      id,
      title?.replaceAll("''", "'"),
      price === "NULL" ? undefined : Number(price),
    ]);
    const own = [...products].slice(0, 40).map(([id, { title, price }]) => [id, title, price]);
    expect(own).toEqual(rows);
  });
});
