import { at, day } from "./instant";
import type { Seller } from "./people";
import type { Random } from "./random";
import type { Size } from "./sizes";
import { euros, type Field, type Table } from "./table";
import { goods, materials } from "./words";

export interface Product {
  id: number;
  /** Cents; null: on request. */
  price: number | null;
  sellerId: number;
}

/** Name, and the place of its parent in this list. Depth 4, equal names under two parents, one that gets no product. */
const tree: [name: string, parent: number | null][] = [
  ["Home", null],
  ["Kitchen", 0],
  ["Knives", 1],
  ["Filleting", 2],
  ["Deck", null],
  ["Ropes", 4],
  ["Lamps", 4],
  ["Lamps", 0],
  ["Wear", null],
  ["Wool", 8],
  ["Toys", null],
  ["Books", 10],
  ["Small", 6],
  ["Small", 7],
];

/** Categories that hold only what an edge case needs. The rest hold everything else. */
const places = { ties: 5, average: 6, alone: 9, twoPrices: 11, empty: 3 };

/** The tree; with `circle` also three categories that run in a circle and one that is its own parent. */
export function categoriesOf(random: Random, { circle = false }: Size): { ids: number[]; table: Table } {
  const first = random.between(1, 30);
  const shuffledIds = random.shuffled(tree.map((_, i) => first + i));
  const idOf = (place: number): number => shuffledIds[place] ?? first;
  const rows: Field[][] = tree.map(([name, parent], i) => [
    idOf(i),
    parent === null ? null : idOf(parent),
    name,
    `${name.toLowerCase()}-${i}`,
  ]);
  if (circle) {
    const [a, b, c, alone] = [0, 1, 2, 3].map((i) => first + tree.length + i) as [
      number,
      number,
      number,
      number,
    ];
    rows.push(
      [a, c, "Ebb", "ebb"],
      [b, a, "Slack", "slack"],
      [c, b, "Flood", "flood"],
      [alone, alone, "Eddy", "eddy"],
    );
  }
  const columns = ["id", "parent_id", "name", "slug"];
  const table = { name: "categories", columns, rows: random.shuffled(rows), identity: true };
  return { ids: tree.map((_, i) => idOf(i)), table };
}

interface Wanted {
  price: number | null;
  category: number | null;
  title?: string;
  status?: string;
}

/** Products that the exercises' traps need, then as many as the size says. Ids say nothing about prices. */
export function productsOf(
  random: Random,
  size: Size,
  sellers: Seller[],
  categories: number[],
): { products: Product[]; table: Table } {
  const selling = sellers.slice(0, -1);
  const wanted = [...edgeProducts(random, size), ...ordinaryProducts(random, size.products)].slice(
    0,
    size.products,
  );
  const first = random.between(1, 60);
  const ids = random.shuffled(wanted.map((_, i) => first + i));
  const products: Product[] = [];
  const rows = wanted.map(({ price, category, title, status }, i): Field[] => {
    const id = ids[i] ?? first;
    const sellerId = (selling[i % selling.length] ?? selling[0])?.id ?? 1;
    products.push({ id, price, sellerId });
    return [
      id,
      sellerId,
      category === null ? null : (categories[category] ?? null),
      `HB-${String(id).padStart(5, "0")}`,
      title ?? `${random.pick(materials)} ${random.pick(goods)}`,
      random.chance(0.2) ? null : "Made in a small workshop by the sea.",
      price === null ? null : euros(price),
      "EUR",
      random.chance(0.5) ? "{}" : JSON.stringify({ weight_g: random.between(50, 4000) }),
      status ?? (random.chance(0.7) ? "active" : random.pick(["draft", "discontinued"])),
      { instant: at("2022-01-01") + random.between(0, 300) * day },
    ];
  });
  const columns = [
    "id",
    "seller_id",
    "category_id",
    "sku",
    "title",
    "description",
    "price",
    "currency",
    "attrs",
    "status",
    "created_at",
  ];
  return { products, table: { name: "products", columns, rows: random.shuffled(rows), identity: true } };
}

/** Prices in cents. The dearest thirteen tie at the tenth place, but for the bare set; each named category holds one trap. */
function edgeProducts(random: Random, { bare = false }: Size): Wanted[] {
  const step = random.between(1, 9) * 100;
  const dear = [
    390,
    350,
    320,
    320,
    290,
    260,
    240,
    220,
    199,
    180,
    ...(bare ? [178, 177] : [180, 180]),
    176,
  ].map((price) => price * 100 + step);
  const common = [0, 1, 2, 4, 7, 8, 10];
  const base = random.between(20, 40) * 100;
  return [
    ...dear.map((price, i) => ({ price, category: i === 4 ? null : (common[i % common.length] ?? 0) })),
    ...[5000, 5000, 4500, 4500, 4300, 4000, 3500].map((price) => ({
      price: price + step,
      category: places.ties,
    })),
    { price: null, category: places.ties, status: "active" },
    ...[base - 700, base, base + 700].map((price) => ({ price, category: places.average })),
    { price: base, category: places.alone },
    ...[base, base, base + 50].map((price) => ({ price, category: places.twoPrices })),
    { price: null, category: null, status: "active" },
    { price: base + 1, category: null },
    { price: base, category: 1, title: "Enamel mug", status: "active" },
    { price: base, category: 1, title: "Enamel mug", status: "active" },
    { price: base + 100, category: 1, title: "Enamel mug", status: "draft" },
    { price: base, category: 1, title: "ENAMEL MUG", status: "discontinued" },
  ];
}

function ordinaryProducts(random: Random, count: number): Wanted[] {
  const common = [0, 1, 2, 4, 7, 8, 10];
  return Array.from({ length: count }, (_, i) => ({
    price: i % 19 === 3 ? null : random.between(150, 9_900),
    category: i % 13 === 4 ? null : random.pick(common),
  }));
}

/** Sizes and colours of some products. */
export function variantsOf(random: Random, products: Product[]): Table {
  const chosen = products.filter(() => random.chance(0.4));
  const rows = chosen.flatMap(({ id }, i): Field[][] =>
    ["S", "L"].map((sizeName, j) => [
      2 * i + j + 1,
      id,
      `V-${id}-${sizeName}`,
      JSON.stringify({ size: sizeName }),
      random.between(0, 12),
    ]),
  );
  return { name: "variants", columns: ["id", "product_id", "sku", "options", "stock"], rows, identity: true };
}
