import { createHash } from "node:crypto";
import type { Dataset } from "@/sandbox/engine";
import { categoriesOf, productsOf, variantsOf } from "./catalogue";
import { communityOf } from "./community";
import { ordersOf } from "./orders";
import { otherTables } from "./others";
import { paymentsOf } from "./payments";
import { customersOf, sellersOf } from "./people";
import { Random } from "./random";
import { reviewsOf } from "./reviews";
import { type HarborName, type Size, sizes } from "./sizes";
import { insertText, type Table } from "./table";
import { viewsOf } from "./views";

/**
 * A generated dataset of Harbor: the same for one name, always. P1 and P2 are public, H1 to H3 are never part of a page, L is
 * large and skewed. `schema` is the text of `content/datasets/harbor/schema.sql`.
 */
export function harborDataset(name: HarborName, schema: string): Dataset {
  const rows = harborTables(sizes[name]).map(insertText).join("\n");
  const files = [
    { path: "content/datasets/harbor/schema.sql", text: schema },
    { path: `harbor-${name}.sql`, text: rows },
  ];
  const hash = createHash("sha256");
  for (const { path, text } of files) hash.update(path).update("\0").update(text).update("\0");
  return { name: `harbor-${name}`, version: hash.digest("hex").slice(0, 16), files, lasting: true };
}

/** Every table in an order in which foreign keys hold. */
export function harborTables(size: Size): Table[] {
  const random = new Random(size.seed);
  const customers = customersOf(random, size);
  const sellers = sellersOf(random, size);
  const categories = categoriesOf(random, size);
  const products = productsOf(random, size, sellers.sellers, categories.ids);
  const orders = ordersOf(random, size, customers.customers, products.products);
  const reviews = reviewsOf(random, size, customers.customers, products.products);
  return [
    customers.table,
    sellers.table,
    categories.table,
    products.table,
    ...(size.bare ? [] : [variantsOf(random, products.products)]),
    ...orders.tables,
    ...paymentsOf(random, orders.orders, size),
    reviews.table,
    ...communityOf(random, size, customers.customers, reviews.reviews),
    viewsOf(random, size, customers.customers, products.products),
    ...otherTables(random, size, customers.customers, sellers.sellers),
  ];
}
