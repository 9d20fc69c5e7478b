import type { HarborName } from "./sizes";

/** What every generated dataset must hold, by name: a query that answers true. */
export function edgeCases(name: HarborName): Record<string, string> {
  return {
    ...people,
    ...catalogue,
    ...orders,
    ...money,
    ...talk,
    ...(name === "H3" ? noTie : { ...tie, ...views }),
    ...(name === "H2" ? circle : noCircle),
  };
}

const some = (query: string): string => `SELECT EXISTS (${query})`;
const utc = "placed_at AT TIME ZONE 'UTC'";
const berlin = "placed_at AT TIME ZONE 'Europe/Berlin'";
const days = (zone: string): string => `count(DISTINCT (${zone})::date)`;

const people: Record<string, string> = {
  "customers without a country": some("SELECT FROM customers WHERE country IS NULL OFFSET 1"),
  "customers in Germany and elsewhere": some(
    "SELECT count(DISTINCT country) FROM customers HAVING count(DISTINCT country) > 3 AND bool_or(country = 'DE')",
  ),
  "closed accounts, one of them without a country or without orders": some(
    "SELECT FROM customers WHERE deleted_at IS NOT NULL OFFSET 1",
  ),
  "two customers of one name": some("SELECT FROM customers GROUP BY full_name HAVING count(*) > 1"),
  "names with an apostrophe and with an umlaut":
    "SELECT bool_or(full_name LIKE '%''%') AND bool_or(full_name ~ '[öüåäø]') FROM customers",
  "customers without orders": some(
    "SELECT FROM customers c WHERE NOT EXISTS (SELECT FROM orders WHERE customer_id = c.id) OFFSET 1",
  ),
  "customers whose only orders are cancelled": some(
    "SELECT FROM orders GROUP BY customer_id HAVING bool_and(status = 'cancelled')",
  ),
  "a seller without products": some(
    "SELECT FROM sellers s WHERE NOT EXISTS (SELECT FROM products WHERE seller_id = s.id)",
  ),
};

const catalogue: Record<string, string> = {
  "products without a price": some("SELECT FROM products WHERE price IS NULL OFFSET 1"),
  "ids that do not follow prices": some(
    "SELECT FROM products a JOIN products b ON a.id < b.id AND a.price < b.price WHERE EXISTS (SELECT FROM products c JOIN products d ON c.id < d.id AND c.price > d.price)",
  ),
  "uncategorised products": some("SELECT FROM products WHERE category_id IS NULL AND price IS NOT NULL"),
  "duplicate titles": some("SELECT FROM products GROUP BY title HAVING count(*) > 1"),
  "titles that differ by case alone": some(
    "SELECT FROM products GROUP BY lower(title) HAVING count(DISTINCT title) > 1",
  ),
  "every status of a product": "SELECT count(DISTINCT status) = 3 FROM products",
  "products never ordered": some(
    "SELECT FROM products p WHERE NOT EXISTS (SELECT FROM order_items WHERE product_id = p.id)",
  ),
  "products without a paid order that were ordered": some(
    "SELECT FROM order_items i JOIN orders o ON o.id = i.order_id GROUP BY i.product_id HAVING bool_and(o.status IN ('pending', 'cancelled'))",
  ),
  "today's price differs": some(
    "SELECT FROM order_items i JOIN products p ON p.id = i.product_id WHERE p.price <> i.unit_price",
  ),
  "a tie for the first place of a category": some(
    "SELECT FROM (SELECT rank() OVER (PARTITION BY category_id ORDER BY price DESC) r, dense_rank() OVER (PARTITION BY category_id ORDER BY price DESC) d FROM products WHERE price IS NOT NULL AND category_id IS NOT NULL) x WHERE r > 3 AND d <= 3",
  ),
  "a category with a product without a price": some(
    "SELECT FROM products WHERE price IS NULL AND category_id IS NOT NULL",
  ),
  "a price that is its category's average": some(
    "SELECT FROM products p WHERE price = (SELECT avg(price) FROM products q WHERE q.category_id = p.category_id) AND (SELECT count(DISTINCT price) FROM products q WHERE q.category_id = p.category_id) > 1",
  ),
  "a category with one product": some(
    "SELECT FROM products GROUP BY category_id HAVING count(*) = 1 AND category_id IS NOT NULL",
  ),
  "a category with fewer than three prices": some(
    "SELECT FROM products WHERE category_id IS NOT NULL GROUP BY category_id HAVING count(DISTINCT price) = 2",
  ),
  "a category without products": some(
    "SELECT FROM categories c WHERE NOT EXISTS (SELECT FROM products WHERE category_id = c.id)",
  ),
  "equal names under two parents": some(
    "SELECT FROM categories GROUP BY name HAVING count(DISTINCT parent_id) > 1",
  ),
  "four levels": some(
    "SELECT FROM categories a JOIN categories b ON b.parent_id = a.id JOIN categories c ON c.parent_id = b.id JOIN categories d ON d.parent_id = c.id WHERE a.parent_id IS NULL",
  ),
};

const orders: Record<string, string> = {
  "every status of an order": "SELECT count(DISTINCT status) = 4 FROM orders",
  "both edges of January":
    "SELECT count(*) = 4 FROM (SELECT DISTINCT placed_at FROM orders WHERE placed_at IN ('2024-01-01 00:00:00+00', '2024-01-31 23:59:59.5+00', '2024-01-31 10:00:00+00', '2024-02-01 00:00:00+00')) x",
  "other Januaries":
    "SELECT count(DISTINCT extract(year FROM placed_at AT TIME ZONE 'UTC')) = 3 FROM orders WHERE extract(month FROM placed_at AT TIME ZONE 'UTC') = 1",
  "a month that is another in Berlin": some(
    `SELECT FROM orders WHERE date_trunc('month', ${utc}) <> date_trunc('month', ${berlin})`,
  ),
  "three days there, two here": some(
    `SELECT FROM orders GROUP BY customer_id HAVING ${days(utc)} = 2 AND ${days(berlin)} = 3`,
  ),
  "three days here, two there": some(
    `SELECT FROM orders GROUP BY customer_id HAVING ${days(utc)} = 3 AND ${days(berlin)} = 2`,
  ),
  "three orders on two days": some(
    `SELECT FROM orders GROUP BY customer_id HAVING ${days(utc)} = 2 AND count(*) = 3`,
  ),
  "exactly three days": some(`SELECT FROM orders GROUP BY customer_id HAVING ${days(utc)} = 3`),
  "the latest two at one instant": some(
    "SELECT FROM orders o WHERE placed_at = (SELECT max(placed_at) FROM orders WHERE customer_id = o.customer_id) GROUP BY customer_id HAVING count(*) > 1",
  ),
  "twice in May and in June": some(
    "SELECT FROM orders GROUP BY customer_id HAVING count(*) FILTER (WHERE placed_at >= '2024-05-01+00' AND placed_at < '2024-06-01+00') > 1 AND count(*) FILTER (WHERE placed_at >= '2024-06-01+00' AND placed_at < '2024-07-01+00') > 1",
  ),
  "May of one year and June of another": some(
    "SELECT FROM orders GROUP BY customer_id HAVING bool_or(placed_at >= '2023-05-01+00' AND placed_at < '2023-06-01+00') AND bool_or(placed_at >= '2024-06-01+00' AND placed_at < '2024-07-01+00') AND NOT bool_or(placed_at >= '2024-05-01+00' AND placed_at < '2024-06-01+00')",
  ),
  "a paid order without lines, after all others":
    "SELECT NOT EXISTS (SELECT FROM order_items i WHERE i.order_id = o.id) FROM orders o WHERE status = 'paid' ORDER BY placed_at DESC LIMIT 1",
  "the edges of May and June":
    "SELECT count(*) = 5 FROM (SELECT DISTINCT placed_at FROM orders WHERE placed_at IN ('2024-04-30 12:00+00', '2024-05-01 00:00+00', '2024-06-01 00:00+00', '2024-06-30 12:00+00', '2024-07-01 00:00+00')) x",
  "an order without lines": some(
    "SELECT FROM orders o WHERE NOT EXISTS (SELECT FROM order_items WHERE order_id = o.id)",
  ),
  "two equal lines in an order": some(
    "SELECT FROM order_items GROUP BY order_id, product_id, qty HAVING count(*) > 1",
  ),
  "one product in two quantities": some(
    "SELECT FROM order_items GROUP BY order_id, product_id HAVING count(DISTINCT qty) > 1",
  ),
  "lines of two sellers": some(
    "SELECT FROM order_items i JOIN products p ON p.id = i.product_id GROUP BY i.order_id HAVING count(DISTINCT p.seller_id) > 1",
  ),
};

const revenue =
  "(SELECT date_trunc('month', placed_at AT TIME ZONE 'UTC') AS month, sum(qty * unit_price) AS revenue FROM orders o JOIN order_items i ON i.order_id = o.id WHERE status IN ('paid', 'shipped') GROUP BY 1)";

const money: Record<string, string> = {
  "an order without payments": some(
    "SELECT FROM orders o WHERE NOT EXISTS (SELECT FROM payments WHERE order_id = o.id)",
  ),
  "payments that failed or are pending, and no other": some(
    "SELECT FROM payments GROUP BY order_id HAVING bool_and(status <> 'completed') AND count(DISTINCT status) = 2",
  ),
  "two lines and two payments": some(
    "SELECT FROM orders o WHERE (SELECT count(*) FROM order_items WHERE order_id = o.id) > 1 AND (SELECT count(*) FROM payments WHERE order_id = o.id AND status = 'completed') = 2",
  ),
  "two equal payments": some(
    "SELECT FROM payments WHERE status = 'completed' GROUP BY order_id, amount HAVING count(*) > 1",
  ),
  "payments of a customer at one instant": some(
    "SELECT FROM payments p JOIN orders o ON o.id = p.order_id WHERE p.status = 'completed' GROUP BY o.customer_id, p.paid_at HAVING count(DISTINCT p.id) > 1",
  ),
  "a month without paid orders in between": `SELECT count(*) < extract(year FROM age(max(month), min(month))) * 12 + extract(month FROM age(max(month), min(month))) + 1 FROM ${revenue} m`,
  "a month without revenue in between": `SELECT bool_or(revenue = 0) FROM ${revenue} m`,
};

const talk: Record<string, string> = {
  "reviews without a product": some("SELECT FROM reviews WHERE product_id IS NULL OFFSET 1"),
  "products without a review": some(
    "SELECT FROM products p WHERE NOT EXISTS (SELECT FROM reviews WHERE product_id = p.id)",
  ),
  "shares of a third and of two thirds":
    "SELECT bool_or(share = round(1 / 3.0, 6)) AND bool_or(share = round(2 / 3.0, 6)) AND bool_or(share = 1) AND bool_or(share = 0) FROM (SELECT round(avg((rating = 5)::int), 6) AS share FROM reviews WHERE product_id IS NOT NULL GROUP BY product_id) x",
  "a post that says what a review says": some(
    "SELECT customer_id, body, created_at FROM posts INTERSECT SELECT customer_id, body, created_at FROM reviews",
  ),
  "two reviews that say the same": some(
    "SELECT FROM reviews GROUP BY customer_id, body, created_at HAVING count(*) > 1",
  ),
  "posts and reviews at one instant": some(
    "SELECT FROM posts p JOIN reviews r ON r.created_at = p.created_at AND r.body <> p.body OR (r.created_at = p.created_at AND r.customer_id = p.customer_id)",
  ),
  "posts without tags": some(
    "SELECT FROM posts p WHERE NOT EXISTS (SELECT FROM post_tags WHERE post_id = p.id)",
  ),
  "tags whose ids follow no alphabet": some(
    "SELECT FROM tags a JOIN tags b ON a.id < b.id AND a.name > b.name",
  ),
};

const gaps =
  "(SELECT viewed_at - lag(viewed_at) OVER (PARTITION BY customer_id ORDER BY viewed_at) AS gap, customer_id, viewed_at FROM product_views)";

const views: Record<string, string> = {
  "a pause of exactly thirty minutes": some(`SELECT FROM ${gaps} g WHERE gap = interval '30 minutes'`),
  "a pause of a microsecond more": some(
    `SELECT FROM ${gaps} g WHERE gap = interval '30 minutes 0.000001 seconds'`,
  ),
  "two products at one instant": some(
    "SELECT FROM product_views GROUP BY customer_id, viewed_at HAVING count(*) > 1",
  ),
  "a session across midnight": some(
    `SELECT FROM ${gaps} g WHERE gap < interval '31 minutes' AND (viewed_at AT TIME ZONE 'UTC')::date <> ((viewed_at - gap) AT TIME ZONE 'UTC')::date`,
  ),
};

const tenth = (place: number): string =>
  `(SELECT price FROM products WHERE price IS NOT NULL ORDER BY price DESC OFFSET ${place - 1} LIMIT 1)`;

const tie: Record<string, string> = { "a tie at the tenth price": `SELECT ${tenth(10)} = ${tenth(11)}` };

const noTie: Record<string, string> = { "no tie at the tenth price": `SELECT ${tenth(10)} > ${tenth(11)}` };

const climb =
  "WITH RECURSIVE up AS (SELECT id, parent_id FROM categories UNION SELECT up.id, c.parent_id FROM up JOIN categories c ON c.id = up.parent_id)";

const circle: Record<string, string> = {
  "three categories in a circle, and one of its own": `${climb} SELECT count(*) = 4 FROM categories c WHERE NOT EXISTS (SELECT FROM up WHERE up.id = c.id AND up.parent_id IS NULL)`,
};

const noCircle: Record<string, string> = {
  "every category reached from the top": `${climb} SELECT count(*) = 0 FROM categories c WHERE NOT EXISTS (SELECT FROM up WHERE up.id = c.id AND up.parent_id IS NULL)`,
};
