/** A statement that takes an edge case out of a dataset of Harbor, and exercises whose gate turns red then. */
export interface EdgeRemoval {
  /** Names in `content/server/harbor/edge-cases.ts`: none of these queries is true afterwards. */
  edges: string[];
  /** What is no case of its own there. */
  what?: string;
  sql: string;
  noticedBy: string[];
  /** No wrong answer notices, but a mutant of the reference survives. */
  mutants?: true;
}

/** Customers and sellers. */
export const peopleRemovals: EdgeRemoval[] = [
  {
    edges: ["names with an apostrophe and with an umlaut"],
    sql: "UPDATE customers SET full_name = replace(full_name, '''', '')",
    noticedBy: ["never-ordered"],
  },
  {
    edges: ["a seller without products"],
    sql: "DELETE FROM sellers s WHERE NOT EXISTS (SELECT FROM products WHERE seller_id = s.id)",
    noticedBy: ["status-pivot"],
  },
  {
    edges: ["customers without a country"],
    sql: "UPDATE customers SET country = 'SE' WHERE country IS NULL",
    noticedBy: ["country-unknown"],
  },
  {
    edges: ["customers in Germany and elsewhere"],
    sql: "UPDATE customers SET country = 'DE' WHERE country IS NOT NULL",
    noticedBy: ["everyone-not-in-de"],
  },
  {
    edges: ["closed accounts, one of them without a country or without orders"],
    sql: "UPDATE customers SET deleted_at = NULL",
    noticedBy: ["never-ordered"],
  },
  {
    edges: ["two customers of one name"],
    sql: "UPDATE customers SET full_name = full_name || ' ' || id",
    noticedBy: ["regulars"],
    mutants: true,
  },
  {
    edges: ["customers without orders"],
    sql: `INSERT INTO orders (customer_id, status, placed_at)
      SELECT id, 'cancelled', '2023-03-03 12:00+00' FROM customers c WHERE NOT EXISTS (SELECT FROM orders WHERE customer_id = c.id)`,
    noticedBy: ["never-ordered"],
  },
  {
    edges: ["customers whose only orders are cancelled"],
    sql: `UPDATE orders SET status = 'shipped'
      WHERE customer_id IN (SELECT customer_id FROM orders GROUP BY 1 HAVING bool_and(status = 'cancelled'))`,
    noticedBy: ["never-ordered"],
  },
];

/** Products and categories. */
export const catalogueRemovals: EdgeRemoval[] = [
  {
    edges: ["every status of a product"],
    what: "products that are discontinued",
    sql: "UPDATE products SET status = 'draft' WHERE status NOT IN ('active', 'draft')",
    noticedBy: ["first-look"],
  },
  {
    edges: ["a category with fewer than three prices"],
    sql: `UPDATE products SET category_id = NULL
      WHERE category_id IN (SELECT category_id FROM products GROUP BY 1 HAVING count(DISTINCT price) < 3)`,
    noticedBy: ["top-three-per-category"],
  },
  {
    edges: ["products without a price", "a category with a product without a price"],
    sql: "UPDATE products SET price = 10 WHERE price IS NULL",
    noticedBy: ["top-ten-with-ties"],
  },
  {
    edges: ["a category with a product without a price"],
    sql: "UPDATE products SET category_id = NULL WHERE price IS NULL",
    noticedBy: ["above-its-categorys-average"],
  },
  {
    edges: ["ids that do not follow prices"],
    sql: `UPDATE products p SET price = own.price FROM (
        SELECT i.id, r.price FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM products) i
        JOIN (SELECT price, row_number() OVER (ORDER BY price DESC NULLS LAST) AS n FROM products) r USING (n)
      ) own WHERE own.id = p.id`,
    noticedBy: ["top-ten-with-ties"],
  },
  {
    edges: ["uncategorised products"],
    sql: "UPDATE products SET category_id = (SELECT min(id) FROM categories) WHERE category_id IS NULL",
    noticedBy: ["above-its-categorys-average"],
  },
  {
    edges: ["duplicate titles"],
    sql: "UPDATE products SET title = title || ' ' || id",
    noticedBy: ["first-look"],
    mutants: true,
  },
  {
    edges: [],
    what: "products that are neither draft nor on sale",
    sql: "UPDATE products SET status = 'active' WHERE status = 'discontinued'",
    noticedBy: ["first-look"],
  },
  {
    edges: ["products never ordered", "products without a paid order that were ordered"],
    sql: `UPDATE orders SET status = 'paid' WHERE status IN ('pending', 'cancelled');
      WITH new AS (INSERT INTO orders (customer_id, status, placed_at) SELECT min(id), 'shipped', '2023-03-03 12:00+00' FROM customers RETURNING id)
      INSERT INTO order_items SELECT new.id, row_number() OVER (ORDER BY p.id), p.id, 1, 1
      FROM new, products p WHERE NOT EXISTS (SELECT FROM order_items WHERE product_id = p.id)`,
    noticedBy: ["paid-orders-per-product"],
  },
  {
    edges: ["today's price differs"],
    sql: `UPDATE products SET price = 10 WHERE price IS NULL;
      UPDATE order_items i SET unit_price = p.price FROM products p WHERE p.id = i.product_id`,
    noticedBy: ["revenue-per-seller-and-month"],
  },
  {
    edges: ["a tie for the first place of a category"],
    sql: `UPDATE products p SET price = own.price FROM (
        SELECT id, price + 0.01 * (row_number() OVER (PARTITION BY category_id, price ORDER BY id) - 1) AS price FROM products
      ) own WHERE own.id = p.id AND p.category_id IS NOT NULL`,
    noticedBy: ["top-three-per-category"],
  },
  {
    edges: ["a price that is its category's average", "a category with one product"],
    sql: `UPDATE products SET category_id = NULL WHERE category_id IN (SELECT category_id FROM products GROUP BY 1 HAVING count(DISTINCT price) < 2);
      UPDATE products p SET price = price + 0.01
      WHERE price = (SELECT avg(price) FROM products q WHERE q.category_id = p.category_id)`,
    noticedBy: ["above-its-categorys-average"],
  },
  {
    edges: ["equal names under two parents"],
    sql: "UPDATE categories SET name = name || ' ' || id",
    noticedBy: ["category-and-parent"],
    mutants: true,
  },
  {
    edges: ["four levels"],
    sql: `UPDATE categories SET parent_id = NULL, name = name || ' ' || id WHERE id IN (
        SELECT c.id FROM categories c JOIN categories p ON p.id = c.parent_id WHERE p.parent_id IS NOT NULL AND c.id <> c.parent_id)`,
    noticedBy: ["category-tree"],
  },
  {
    edges: ["a tie at the tenth price"],
    sql: `UPDATE products p SET price = own.price FROM (
        SELECT id, price + 0.01 * (row_number() OVER (PARTITION BY price ORDER BY id DESC) - 1) AS price FROM products
      ) own WHERE own.id = p.id AND p.price IS NOT NULL`,
    noticedBy: ["top-ten-with-ties"],
  },
  {
    edges: ["no tie at the tenth price"],
    sql: `UPDATE products SET price = (SELECT price FROM products WHERE price IS NOT NULL ORDER BY price DESC OFFSET 9 LIMIT 1)
      WHERE price = (SELECT price FROM products WHERE price IS NOT NULL ORDER BY price DESC OFFSET 10 LIMIT 1)`,
    noticedBy: ["top-ten-with-ties"],
    mutants: true,
  },
  {
    edges: ["three categories in a circle, and one of its own"],
    sql: `WITH RECURSIVE up AS (SELECT id, parent_id FROM categories UNION SELECT up.id, c.parent_id FROM up JOIN categories c ON c.id = up.parent_id)
      UPDATE categories c SET parent_id = NULL WHERE NOT EXISTS (SELECT FROM up WHERE up.id = c.id AND up.parent_id IS NULL)`,
    noticedBy: ["category-tree"],
  },
];
