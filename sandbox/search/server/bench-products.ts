/** How many products the figures are about. */
export const documents = 20_000;

/** Mappings and settings of the products that the benchmarks index. */
export const productIndex = {
  settings: { number_of_shards: 1, number_of_replicas: 0, refresh_interval: "-1" },
  mappings: {
    properties: {
      name: { type: "text", fields: { keyword: { type: "keyword" } } },
      description: { type: "text", analyzer: "english" },
      category: { type: "keyword" },
      tags: { type: "keyword" },
      price: { type: "double" },
      stock: { type: "integer" },
      active: { type: "boolean" },
      created_at: { type: "date" },
    },
  },
} as const;

const materials = "copper iron oak brass linen wool glass steel clay cork silver pine".split(" ");
const goods = "kettle lantern table oar basket boot stand mug knife blanket lamp rope chair bowl".split(" ");
const words =
  "harbour quiet morning boats mended evening light garden sturdy simple weather made hands kitchen winter travels garden small large old".split(
    " ",
  );
const categories = ["kitchen", "garden", "boats", "home", "tools", "clothes"];
const day = 86_400_000;
const first = Date.UTC(2023, 0, 1);

/** Lines of a bulk request for products from number `from` on: the same for one number, always. */
export function productLines(from: number, count: number): string {
  return Array.from({ length: count }, (_, i) => lineOf(from + i)).join("");
}

function lineOf(number: number): string {
  const pick = <T>(list: readonly T[], salt: number): T | undefined =>
    list[scrambled(number * 31 + salt) % list.length];
  const sentence = Array.from({ length: 12 + (scrambled(number) % 18) }, (_, i) => pick(words, 100 + i)).join(
    " ",
  );
  const product = {
    name: `${pick(materials, 1)} ${pick(goods, 2)} ${number % 97}`,
    description: `${sentence} ${pick(goods, 3)}.`,
    category: pick(categories, 4),
    tags: [pick(materials, 5), pick(goods, 6)],
    price: (scrambled(number + 7) % 20_000) / 100,
    stock: scrambled(number + 8) % 200,
    active: scrambled(number + 9) % 5 > 0,
    created_at: new Date(first + (scrambled(number + 10) % 900) * day).toISOString(),
  };
  return `{"index":{"_id":"${number}"}}\n${JSON.stringify(product)}\n`;
}

/** Another number for each number, always the same one. */
function scrambled(seed: number): number {
  let word = Math.imul(seed + 1, 0x9e3779b9);
  word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  return (word ^ (word >>> 13)) >>> 0;
}

/** Searches as the course asks them. */
export const queryMix: readonly object[] = [
  { query: { match: { name: "copper kettle" } } },
  { query: { match: { description: "quiet harbour garden" } } },
  { query: { match_phrase: { description: "quiet morning" } } },
  { query: { multi_match: { query: "oak table", fields: ["name^3", "description"] } } },
  { query: { term: { category: "boats" } }, size: 5 },
  {
    query: {
      bool: {
        must: [{ match: { name: "lantern" } }],
        filter: [{ term: { active: true } }, { range: { price: { lte: 50 } } }],
      },
    },
  },
  { query: { range: { created_at: { gte: "2024-01-01", lt: "2024-02-01" } } }, sort: [{ price: "asc" }] },
  { query: { match: { name: { query: "ketle", fuzziness: "AUTO" } } } },
  { query: { prefix: { "name.keyword": "brass" } } },
  {
    query: {
      bool: { should: [{ term: { tags: "iron" } }, { term: { tags: "boot" } }], minimum_should_match: 2 },
    },
  },
];

/** The aggregation of the benchmark: terms with a histogram of months below. */
export const aggregation = {
  size: 0,
  aggs: {
    categories: { terms: { field: "category" }, aggs: { price: { avg: { field: "price" } } } },
    months: { date_histogram: { field: "created_at", calendar_interval: "month" } },
  },
} as const;
