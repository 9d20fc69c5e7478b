import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { PGlite } from "@electric-sql/pglite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const folder = dirname(fileURLToPath(import.meta.url));
let db: PGlite;

beforeAll(async () => {
  db = await PGlite.create();
  await db.exec(readFileSync(join(folder, "schema.sql"), "utf8"));
  for (const file of readdirSync(join(folder, "data")).sort()) {
    await db.exec(readFileSync(join(folder, "data", file), "utf8"));
  }
}, 60_000);

afterAll(() => db.close());

/** Rows of one statement, as arrays. */
async function rows(sql: string): Promise<unknown[][]> {
  const result = await db.query<unknown[]>(sql, [], { rowMode: "array" });
  return result.rows;
}

/** First column of every row. */
async function column(sql: string): Promise<unknown[]> {
  return (await rows(sql)).map((row) => row[0]);
}

const paid = "status IN ('paid', 'shipped')";
const tables = [
  "accounts categories comments customers follows likes media memberships order_items orders outbox payments post_tags",
  "posts product_views products refunds reviews sellers subscriptions tags tenants usage_events variants",
]
  .join(" ")
  .split(" ");

describe("harbor: shape", () => {
  it("has the core tables of the course, each with a comment and with rows", async () => {
    const found = await rows(
      "SELECT relname, obj_description(oid, 'pg_class') IS NOT NULL FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY relname",
    );
    expect(found).toEqual(tables.map((name) => [name, true]));
    for (const name of tables) expect(await column(`SELECT count(*) > 0 FROM ${name}`)).toEqual([true]);
  });

  it("holds 12 customers, 40 products and 60 orders", async () => {
    const counts =
      "SELECT (SELECT count(*)::int FROM customers), (SELECT count(*)::int FROM products), (SELECT count(*)::int FROM orders)";
    expect(await rows(counts)).toEqual([[12, 40, 60]]);
  });

  it("gives the next id after the last one", async () => {
    const insert =
      "INSERT INTO customers (email, full_name) VALUES ('next@example.org', 'Next') RETURNING id::int";
    await db.exec("BEGIN");
    expect(await column(insert)).toEqual([13]);
    await db.exec("ROLLBACK");
  });

  it("has a primary key on every table, and no foreign key without a target row", async () => {
    const without = `SELECT relname FROM pg_class c WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
      AND NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = c.oid AND contype = 'p')`;
    expect(await column(without)).toEqual([]);
    expect(await column("SELECT conname FROM pg_constraint WHERE NOT convalidated")).toEqual([]);
  });
});

describe("harbor: values that are missing", () => {
  it("knows five customers in Germany, four elsewhere, three nowhere", async () => {
    const counts = `SELECT count(*) FILTER (WHERE country = 'DE')::int, count(*) FILTER (WHERE country <> 'DE')::int,
      count(*) FILTER (WHERE country IS NULL)::int FROM customers`;
    expect(await rows(counts)).toEqual([[5, 4, 3]]);
  });

  it("has products without price, without category and without description", async () => {
    expect(await column("SELECT id::int FROM products WHERE price IS NULL ORDER BY id")).toEqual([33, 40]);
    expect(await column("SELECT id::int FROM products WHERE category_id IS NULL ORDER BY id")).toEqual([
      24, 34,
    ]);
    expect(await column("SELECT count(*) > 0 FROM products WHERE description IS NULL")).toEqual([true]);
  });

  it("has imported reviews without product, of which one has five stars", async () => {
    expect(await column("SELECT rating FROM reviews WHERE product_id IS NULL ORDER BY rating")).toEqual([
      1, 5,
    ]);
  });

  it("has customers without orders, a seller without sales, a category without products, posts without tags", async () => {
    const customers =
      "SELECT id::int FROM customers c WHERE NOT EXISTS (SELECT FROM orders WHERE customer_id = c.id) ORDER BY id";
    const sellers =
      "SELECT id::int FROM sellers s WHERE NOT EXISTS (SELECT FROM order_items JOIN products p ON p.id = product_id WHERE p.seller_id = s.id)";
    const categories = `SELECT name FROM categories c WHERE NOT EXISTS (SELECT FROM products WHERE category_id = c.id)
      AND NOT EXISTS (SELECT FROM categories WHERE parent_id = c.id)`;
    const posts =
      "SELECT id::int FROM posts p WHERE NOT EXISTS (SELECT FROM post_tags WHERE post_id = p.id) ORDER BY id";
    expect(await column(customers)).toEqual([8, 11]);
    expect(await column(sellers)).toEqual([8]);
    expect(await column(categories)).toEqual(["Barometers"]);
    expect(await column(posts)).toEqual([5, 6, 11]);
  });

  it("has products that were never sold though someone ordered them", async () => {
    const unsold = `SELECT p.id::int FROM products p JOIN order_items ON product_id = p.id JOIN orders o ON o.id = order_id
      GROUP BY p.id HAVING count(*) FILTER (WHERE o.${paid}) = 0`;
    expect(await column(unsold)).toEqual([32]);
  });
});

describe("harbor: ties, repeats and names", () => {
  it("has equal prices on places ten and eleven from the top", async () => {
    const ranked = "SELECT price FROM products WHERE price IS NOT NULL ORDER BY price DESC OFFSET 8 LIMIT 4";
    expect(await column(ranked)).toEqual(["39.90", "36.00", "36.00", "32.00"]);
  });

  it("has equal prices inside a category", async () => {
    const knives = "SELECT price FROM products WHERE category_id = 3 ORDER BY price DESC";
    expect(await column(knives)).toEqual(["48.00", "48.00", "26.00", "19.00"]);
  });

  it("has orders at one instant: by two customers, and by one customer whose last two they are", async () => {
    const ties =
      "SELECT array_agg(customer_id::int ORDER BY id) FROM orders GROUP BY placed_at HAVING count(*) > 1 ORDER BY placed_at";
    expect(await column(ties)).toEqual([
      [2, 10],
      [3, 3],
    ]);
    expect(
      await column(
        "SELECT id::int FROM orders WHERE customer_id = 3 ORDER BY placed_at DESC, id DESC LIMIT 2",
      ),
    ).toEqual([60, 59]);
  });

  it("has two payments of one customer at one instant, with equal amounts", async () => {
    const ties =
      "SELECT order_id::int, array_agg(amount) FROM payments WHERE paid_at IS NOT NULL GROUP BY order_id, paid_at HAVING count(*) > 1";
    expect(await rows(ties)).toEqual([[11, ["14.50", "14.50"]]]);
  });

  it("has one title in two shops, and a post equal to another and to a review", async () => {
    expect(await column("SELECT title FROM products GROUP BY title HAVING count(*) > 1")).toEqual([
      "Enamel mug",
    ]);
    expect(
      await column(
        "SELECT count(*)::int FROM posts GROUP BY customer_id, body, created_at HAVING count(*) > 1",
      ),
    ).toEqual([2]);
    const both =
      "SELECT p.id::int, r.id::int FROM posts p JOIN reviews r USING (customer_id, body, created_at)";
    expect(await rows(both)).toEqual([[6, 12]]);
  });

  it("has names with quotes and umlauts", async () => {
    expect(await column("SELECT id::int FROM customers WHERE full_name LIKE '%''%'")).toEqual([5]);
    expect(await column("SELECT id::int FROM products WHERE title LIKE '%\"%' ORDER BY id")).toEqual([
      10, 24,
    ]);
    expect(await column("SELECT count(*) >= 5 FROM customers WHERE full_name ~ '[^[:ascii:]]'")).toEqual([
      true,
    ]);
  });

  it("has categories of depth three and no cycle", async () => {
    const depth = `WITH RECURSIVE tree AS (SELECT id, 1 AS depth FROM categories WHERE parent_id IS NULL
      UNION ALL SELECT c.id, depth + 1 FROM categories c JOIN tree ON tree.id = c.parent_id)
      SELECT max(depth), count(*)::int = (SELECT count(*) FROM categories) FROM tree`;
    expect(await rows(depth)).toEqual([[3, true]]);
  });
});

describe("harbor: orders and money", () => {
  it("gives 60 and 70 in a double join of order 28, where 30 and 35 are right", async () => {
    const double = `SELECT sum(qty * unit_price), sum(amount) FROM orders o JOIN order_items i ON i.order_id = o.id
      JOIN payments p ON p.order_id = o.id WHERE o.id = 28`;
    const right =
      "SELECT (SELECT sum(qty * unit_price) FROM order_items WHERE order_id = 28), (SELECT sum(amount) FROM payments WHERE order_id = 28)";
    expect(await rows(double)).toEqual([["60.00", "70.00"]]);
    expect(await rows(right)).toEqual([["30.00", "35.00"]]);
  });

  it("has two lines of one product in a paid order", async () => {
    const lines =
      "SELECT order_id::int, product_id::int FROM order_items GROUP BY 1, 2 HAVING count(*) > 1 ORDER BY 1";
    expect(await rows(lines)).toEqual([
      [11, 26],
      [56, 25],
    ]);
  });

  it("pays paid orders in full and no other, except one that was refunded", async () => {
    const wrong = `WITH due AS (SELECT o.id, o.status, o.shipping_fee + sum(qty * unit_price) AS total
        FROM orders o JOIN order_items ON order_id = o.id GROUP BY o.id)
      SELECT due.id::int FROM due WHERE CASE WHEN ${paid} THEN total ELSE 0 END
        <> coalesce((SELECT sum(amount) FROM payments p WHERE p.order_id = due.id AND p.status = 'completed'), 0)`;
    expect(await column(wrong)).toEqual([45]);
    expect(
      await column("SELECT r.amount FROM refunds r JOIN payments p ON p.id = payment_id WHERE order_id = 45"),
    ).toEqual(["60.90"]);
  });

  it("has every status, and unpaid and failed payments beside completed ones", async () => {
    expect(await column("SELECT DISTINCT status FROM orders ORDER BY 1")).toEqual([
      "cancelled",
      "paid",
      "pending",
      "shipped",
    ]);
    expect(await column("SELECT count(*) > 0 FROM payments WHERE status = 'failed'")).toEqual([true]);
  });

  it("keeps the price of the day: some products cost more now", async () => {
    const changed =
      "SELECT DISTINCT p.id::int FROM products p JOIN order_items ON product_id = p.id WHERE unit_price <> price ORDER BY 1";
    expect(await column(changed)).toEqual([5, 10, 14, 26]);
  });
});

describe("harbor: time", () => {
  const count = (condition: string) => column(`SELECT count(*)::int FROM orders WHERE ${condition}`);

  it("has nine orders in January 2024, and every usual wrong text counts another number", async () => {
    expect(await count("placed_at >= '2024-01-01' AND placed_at < '2024-02-01'")).toEqual([9]);
    expect(await count("placed_at BETWEEN '2024-01-01' AND '2024-01-31'")).toEqual([6]);
    expect(await count("placed_at BETWEEN '2024-01-01' AND '2024-01-31 23:59:59'")).toEqual([8]);
    expect(await count("placed_at BETWEEN '2024-01-01' AND '2024-02-01'")).toEqual([10]);
    expect(await count("extract(month FROM placed_at) = 1")).toEqual([12]);
    expect(await count("date_trunc('month', placed_at, 'Europe/Berlin') = '2023-12-31 23:00+00'")).toEqual([
      8,
    ]);
  });

  it("has instants that fall in different months in UTC and in Berlin", async () => {
    const moved =
      "SELECT id::int FROM orders WHERE date_trunc('month', placed_at AT TIME ZONE 'UTC') <> date_trunc('month', placed_at AT TIME ZONE 'Europe/Berlin') ORDER BY id";
    expect(await column(moved)).toEqual([33, 41, 42, 55]);
  });

  it("has a month without orders and a month with a cancelled order only", async () => {
    expect(await count("placed_at >= '2023-09-01' AND placed_at < '2023-10-01'")).toEqual([0]);
    expect(
      await count("placed_at >= '2024-03-01' AND placed_at < '2024-04-01' AND status <> 'cancelled'"),
    ).toEqual([0]);
    expect(await count("placed_at >= '2024-03-01' AND placed_at < '2024-04-01'")).toEqual([1]);
  });

  it("has customers with orders in May and in June 2024, one of them twice in each", async () => {
    const month = (from: string, to: string) =>
      `SELECT customer_id::int FROM orders WHERE placed_at >= '${from}' AND placed_at < '${to}'`;
    const both = (word: string) =>
      `${month("2024-05-01", "2024-06-01")} ${word} ${month("2024-06-01", "2024-07-01")} ORDER BY 1`;
    expect(await column(both("INTERSECT"))).toEqual([2, 4]);
    expect(await column(both("INTERSECT ALL"))).toEqual([2, 2, 4]);
    expect(await column(both("UNION"))).toEqual([1, 2, 3, 4, 5]);
  });

  it("has customers whose days differ from their orders, and in UTC from Berlin", async () => {
    const days = (zone: string) => `count(DISTINCT (placed_at AT TIME ZONE '${zone}')::date)::int`;
    const sql = `SELECT customer_id::int, count(*)::int, ${days("UTC")}, ${days("Europe/Berlin")} FROM orders WHERE customer_id IN (6, 9) GROUP BY 1 ORDER BY 1`;
    expect(await rows(sql)).toEqual([
      [6, 3, 2, 2],
      [9, 3, 3, 2],
    ]);
  });

  it("has views with gaps of exactly 30 minutes and of one second more", async () => {
    const gaps = `SELECT extract(epoch FROM viewed_at - lag(viewed_at) OVER (PARTITION BY customer_id ORDER BY viewed_at))::int AS gap, customer_id FROM product_views`;
    expect(await column(`SELECT customer_id::int FROM (${gaps}) WHERE gap = 1800 ORDER BY 1`)).toEqual([
      1, 4, 4,
    ]);
    expect(await column(`SELECT customer_id::int FROM (${gaps}) WHERE gap = 1801`)).toEqual([1]);
    expect(await column(`SELECT customer_id::int FROM (${gaps}) WHERE gap = 0`)).toEqual([10]);
  });

  it("names a time zone that exists for every seller", async () => {
    expect(
      await column("SELECT name FROM sellers WHERE tz NOT IN (SELECT name FROM pg_timezone_names)"),
    ).toEqual([]);
  });
});

describe("harbor: shares", () => {
  it("has shares of five-star reviews that are neither none nor all", async () => {
    const shares = `SELECT product_id::int, round(100.0 * count(*) FILTER (WHERE rating = 5) / count(*), 1) FROM reviews
      WHERE product_id IN (1, 2, 7, 17) GROUP BY 1 ORDER BY 1`;
    expect(await rows(shares)).toEqual([
      [1, "66.7"],
      [2, "100.0"],
      [7, "0.0"],
      [17, "33.3"],
    ]);
  });
});
