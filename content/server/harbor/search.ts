import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Dataset } from "@/sandbox/engine";
import { namedFiles } from "../datasets";
import { Random } from "./random";
import { edges, type Wanted } from "./search-edges";
import { bulkLines, type SearchProduct } from "./search-product";
import { kinds, labels, remarks, shops } from "./search-words";
import { goods, materials } from "./words";

/** Names of the generated sets of the search index. P: public practice. H: hidden. */
export type HarborSearchName = "P1" | "P2" | "H1" | "H2" | "H3";

/** Where the numbers come from, and how many products there are beside those of the edge cases. */
export interface SearchSize {
  seed: number;
  ordinary: number;
}

/** H1 and H2 hold equally many products, so that counting cannot tell them apart. */
const sizes: Record<HarborSearchName, SearchSize> = {
  P1: { seed: 811, ordinary: 8 },
  P2: { seed: 822, ordinary: 14 },
  H1: { seed: 48_611, ordinary: 24 },
  H2: { seed: 17_093, ordinary: 24 },
  H3: { seed: 90_533, ordinary: 17 },
};

const indices = "content/datasets/harbor-search/01-indices.http";

/**
 * A generated set of Harbor's search index: the mappings of the visible one, other products, the same for one name, always.
 * Throws when the file of the mappings is missing below `root`.
 */
export function harborSearchDataset(name: HarborSearchName, root: string = process.cwd()): Dataset {
  const bulk = harborSearchProducts(name).map(bulkLines).join("");
  const files = [
    { path: indices, text: readFileSync(join(/* turbopackIgnore: true */ root, indices), "utf8") },
    { path: `harbor-search-${name}.http`, text: `POST /products/_bulk?refresh=true\n${bulk}` },
  ];
  return { ...namedFiles(`harbor-search-${name}`, files), engine: "search" };
}

/** The products of a set, in the order in which they are indexed. */
export const harborSearchProducts = (name: HarborSearchName): SearchProduct[] =>
  searchProductsOf(sizes[name]);

/** The first has the id 1; other ids and skus say nothing about the order. */
export function searchProductsOf({ seed, ordinary }: SearchSize): SearchProduct[] {
  const random = new Random(seed);
  const wanted = random.shuffled([...edges, ...Array.from({ length: ordinary }, (): Wanted => ({}))]);
  const first = random.between(100, 400);
  const numbers = random.shuffled(wanted.map((_, i) => first + i));
  const opening: Wanted = { title: "Rope ladder", status: "active", quantity: random.between(2, 9) };
  return [opening, ...wanted].map((own, i) =>
    productOf(random, own, i === 0 ? 1 : (numbers[i - 1] ?? first)),
  );
}

/** An ordinary product, with what is wanted in place of what it would be. */
function productOf(random: Random, wanted: Wanted, number: number): SearchProduct {
  const shop = random.pick(shops);
  const ordinary = {
    title: `${random.pick(materials)} ${random.pick(goods)}`,
    description: random.chance(0.2) ? null : random.pick(remarks),
    category: random.pick(kinds),
    status: random.chance(0.85) ? "active" : "draft",
    price: random.between(150, 9_900),
    quantity: random.pick([null, 0, 1, 2, 5, 12, 40]),
    tags: random.shuffled(labels).slice(0, random.between(0, 3)),
    createdAt: instant(Date.UTC(2023, 0, 1) + random.between(0, 500) * 86_400_000),
    location: shop.place,
  };
  const { title, description, category, status, price, quantity, tags, createdAt, location } = {
    ...ordinary,
    ...wanted,
  };
  return {
    id: String(number),
    sku: `HB-${String((number * 7_919) % 100_000).padStart(5, "0")}`,
    title,
    description: description ?? undefined,
    category: category ?? undefined,
    seller: shop.name,
    status,
    price: price ?? undefined,
    quantity: quantity ?? undefined,
    tags,
    createdAt,
    location: location ?? undefined,
  };
}

const instant = (time: number): string => new Date(time).toISOString();
