import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { searchEngine } from "@/sandbox/search/search-engine";
import { harborSearchDataset, harborSearchProducts, type HarborSearchName, searchProductsOf } from "./search";
import { edges, holds } from "./search-edges";

const names: HarborSearchName[] = ["P1", "P2", "H1", "H2", "H3"];

describe("harborSearchDataset(name)", () => {
  it("gives the same documents for one name, always", () => {
    for (const name of names) expect(harborSearchDataset(name)).toEqual(harborSearchDataset(name));
  });

  it("gives H1 and H2 equally many products, and other products", () => {
    const counts = names.map((name) => harborSearchProducts(name).length);
    expect(counts[2]).toBe(counts[3]);
    expect(new Set(counts).size).toBe(4);
    expect(harborSearchDataset("H1").version).not.toBe(harborSearchDataset("H2").version);
  });

  it.each(names)("loads %s into the engine", async (name) => {
    const engine = searchEngine();
    await engine.reset(harborSearchDataset(name));
    const [reply] = await engine.run("GET /products/_search?size=0", { ms: 5_000, rows: 1, bytes: 1e6 });
    const total = { value: harborSearchProducts(name).length, relation: "eq" };
    expect(reply).toMatchObject({ status: 200, body: { hits: { total } } });
    await engine.close();
  });
});

describe("harborSearchProducts(name)", () => {
  it.each(names)("holds every edge case in %s", (name) => {
    const products = harborSearchProducts(name);
    const absent = edges.filter((wanted) => !products.some((product) => holds(product, wanted)));
    expect(absent).toEqual([]);
  });

  it.each(names)("indexes %s in an order that skus do not follow", (name) => {
    const skus = harborSearchProducts(name).map(({ sku }) => sku);
    expect(skus).not.toEqual([...skus].sort());
  });
});

describe("searchProductsOf(size)", () => {
  it("holds every edge case, each id and sku once, and the id 1 first, whatever the seed", () => {
    const size = fc.record({ seed: fc.integer(), ordinary: fc.nat(40) });
    fc.assert(
      fc.property(size, (own) => {
        const products = searchProductsOf(own);
        expect(edges.filter((wanted) => !products.some((product) => holds(product, wanted)))).toEqual([]);
        expect(new Set(products.map(({ id }) => id)).size).toBe(products.length);
        expect(new Set(products.map(({ sku }) => sku)).size).toBe(products.length);
        expect(products[0]?.id).toBe("1");
      }),
      { numRuns: 60 },
    );
  });
});
