/** Statements that between them use every clause the operators know; by a name that says what they are about. */
export const samples: Record<string, string> = {
  filter: `SELECT title, price FROM products WHERE status = 'active' AND price >= 10.50 OR category_id IS NULL`,
  joins: `SELECT o.id, c.full_name, p.title, i.qty
FROM orders AS o
JOIN customers AS c ON c.id = o.customer_id
JOIN order_items i ON i.order_id = o.id
LEFT JOIN products p ON p.id = i.product_id AND p.status <> 'draft'
WHERE o.status = 'paid' AND i.qty > 1`,
  "joins of every kind": `SELECT * FROM a FULL JOIN b USING (id) RIGHT JOIN c ON c.id = b.id CROSS JOIN d NATURAL LEFT JOIN e`,
  "nested join": `SELECT * FROM a LEFT JOIN (b JOIN c ON b.id = c.b_id AND c.x > 0) ON a.id = b.a_id`,
  "null logic": `SELECT id FROM customers WHERE country IS DISTINCT FROM 'DE' AND NOT (deleted_at IS NOT NULL AND created_at < now()) AND (id > 3) IS NOT TRUE`,
  "half-open interval": `SELECT id FROM orders WHERE placed_at >= timestamptz '2024-01-01 00:00:00+00' AND placed_at < '2024-02-01T00:00:00Z'::timestamptz`,
  "with ties": `SELECT id, price FROM products ORDER BY price DESC NULLS LAST, id FETCH FIRST 10 ROWS WITH TIES`,
  page: `SELECT id, title FROM products WHERE price IS NOT NULL ORDER BY price, id LIMIT 10 OFFSET 20`,
  percentage: `SELECT product_id, round(100.0 * count(*) FILTER (WHERE rating = 5) / count(*), 1) AS percent
FROM reviews WHERE product_id IS NOT NULL GROUP BY product_id`,
  revenue: `SELECT p.seller_id, date_trunc('month', o.placed_at AT TIME ZONE 'UTC') AS month, sum(i.qty * i.unit_price)::numeric(12,2) AS revenue
FROM orders o JOIN order_items i ON i.order_id = o.id JOIN products p ON p.id = i.product_id
WHERE o.status IN ('paid', 'shipped')
GROUP BY p.seller_id, date_trunc('month', o.placed_at AT TIME ZONE 'UTC')
HAVING count(DISTINCT o.id) >= 3 AND sum(i.qty) > 2
ORDER BY p.seller_id, month DESC`,
  pivot: `SELECT s.id, count(CASE WHEN o.status = 'pending' THEN 1 END) AS pending,
  sum(CASE o.status WHEN 'shipped' THEN 1 WHEN 'paid' THEN 2 ELSE 0 END) AS shipped,
  coalesce(string_agg(DISTINCT lower(p.title), ', ' ORDER BY lower(p.title) DESC), '-') AS titles
FROM sellers s LEFT JOIN products p ON p.seller_id = s.id LEFT JOIN orders o ON true GROUP BY s.id`,
  "tags as an array": `SELECT p.id, coalesce(array_agg(t.name ORDER BY t.name) FILTER (WHERE t.name IS NOT NULL), '{}'::text[]) AS tags, ARRAY[1, 2, 3] AS three, (ARRAY[1,2])[1:2]
FROM posts p LEFT JOIN post_tags pt ON pt.post_id = p.id LEFT JOIN tags t ON t.id = pt.tag_id
WHERE t.name = ANY (ARRAY['a','b']) OR p.id <> ALL ('{1,2}'::bigint[]) GROUP BY p.id`,
  "grouping sets": `SELECT country, status, count(*), grouping(country) FROM orders JOIN customers c ON c.id = customer_id GROUP BY GROUPING SETS ((country, status), (country), ()), ROLLUP (a, b)`,
  subqueries: `SELECT p.id, (SELECT max(r.rating) FROM reviews r WHERE r.product_id = p.id) AS best FROM products p
WHERE NOT EXISTS (SELECT 1 FROM reviews r WHERE r.product_id = p.id AND r.rating < 3)
  AND p.id NOT IN (SELECT product_id FROM order_items) AND p.category_id IN (SELECT id FROM categories WHERE parent_id IS NOT NULL)
  AND price > ALL (SELECT avg(price) FROM products q WHERE q.category_id = p.category_id)`,
  "distinct on": `SELECT DISTINCT ON (customer_id) id, customer_id, placed_at FROM orders ORDER BY customer_id, placed_at DESC, id DESC`,
  distinct: `SELECT DISTINCT c.country FROM customers c WHERE c.country NOT LIKE 'D%' AND c.id BETWEEN 2 AND 9`,
  lateral: `SELECT c.id, o.id AS latest FROM customers c LEFT JOIN LATERAL (SELECT id FROM orders WHERE customer_id = c.id ORDER BY placed_at DESC, id DESC LIMIT 1) o ON true, LATERAL generate_series(1, 3) WITH ORDINALITY AS g(n, i)`,
  recursive: `WITH RECURSIVE tree (id, path, depth) AS (
  SELECT id, name, 1 FROM categories WHERE parent_id IS NULL
  UNION ALL
  SELECT c.id, t.path || ' > ' || c.name, t.depth + 1 FROM categories c JOIN tree t ON c.parent_id = t.id
) CYCLE id SET is_cycle USING trail
SELECT id, path, depth FROM tree WHERE NOT is_cycle ORDER BY path`,
  "search first": `WITH RECURSIVE t AS MATERIALIZED (SELECT 1 AS n UNION SELECT n + 1 FROM t WHERE n < 10) SEARCH DEPTH FIRST BY n SET ordercol
SELECT n FROM t ORDER BY ordercol`,
  "set operations": `(SELECT id FROM a UNION ALL SELECT id FROM b) EXCEPT (SELECT id FROM c INTERSECT ALL SELECT id FROM d ORDER BY id LIMIT 2) ORDER BY 1`,
  values: `SELECT v.n, v.word FROM (VALUES (1, 'one'), (2, NULL), (3, 'it''s')) AS v (n, word) WHERE v.n <> 2`,
  windows: `SELECT id, rank() OVER (PARTITION BY category_id ORDER BY price DESC NULLS LAST) AS place,
  sum(price) OVER w AS running, lag(price, 1, 0) OVER (ORDER BY id) AS before,
  avg(price) OVER (ORDER BY created_at RANGE BETWEEN INTERVAL '7 days' PRECEDING AND CURRENT ROW) AS week,
  last_value(id) OVER (PARTITION BY seller_id ORDER BY id ROWS BETWEEN 2 PRECEDING AND UNBOUNDED FOLLOWING EXCLUDE TIES) AS last
FROM products WINDOW w AS (PARTITION BY seller_id ORDER BY created_at, id ROWS UNBOUNDED PRECEDING)`,
  growth: `WITH months AS (SELECT generate_series(timestamp '2024-01-01', timestamp '2024-12-01', interval '1 month') AS month)
SELECT m.month, round((s.total - lag(s.total) OVER (ORDER BY m.month)) / nullif(lag(s.total) OVER (ORDER BY m.month), 0) * 100, 1) AS growth
FROM months m CROSS JOIN LATERAL (SELECT coalesce(sum(amount), 0) AS total FROM payments WHERE date_trunc('month', paid_at, 'UTC') = m.month) s`,
  dates: `SELECT extract(year FROM placed_at AT TIME ZONE s.tz) AS y, (placed_at AT TIME ZONE 'Europe/Berlin')::date AS day, date '2024-05-01' + 1 AS next, date_part('dow', placed_at)
FROM orders, sellers s WHERE placed_at > '2024-03-31 01:00+00' AND placed_at - interval '30 minutes' >= date '2024-03-01'`,
  "within group": `SELECT seller_id, percentile_cont(0.5) WITHIN GROUP (ORDER BY price), mode() WITHIN GROUP (ORDER BY status DESC) FROM products GROUP BY seller_id`,
  json: `SELECT attrs->>'colour', attrs @> '{"size": "L"}'::jsonb, attrs #>> '{a,b}' FROM products WHERE attrs ? 'colour' AND upper(title) LIKE '%É%' AND (attrs->>'size')::int * -1 < 3`,
  greatest: `SELECT greatest(1, least(qty, 5)), substring(title FROM 2 FOR 3), trim(both ' ' from title), position('a' in title), overlay(title placing 'x' from 1), title COLLATE "C", -qty, a IS TRUE, row(1, 2) = row(a, b), (a, b) IN ((1, 2)), (x).y FROM "Odd Table"`,
  insert: `INSERT INTO accounts AS a (owner, balance) VALUES ('x', 1.00), ('y', DEFAULT) ON CONFLICT (owner) DO UPDATE SET balance = a.balance + excluded.balance WHERE a.balance < 10 RETURNING id, balance AS now`,
  "insert select": `INSERT INTO refunds (payment_id, amount) SELECT id, amount FROM payments WHERE status = 'completed' ON CONFLICT DO NOTHING`,
  update: `UPDATE products AS p SET price = p.price * 1.1, status = 'active' FROM sellers s WHERE s.id = p.seller_id AND s.country = 'DE' RETURNING p.id`,
  delete: `DELETE FROM likes USING posts WHERE posts.id = likes.post_id AND posts.created_at < timestamptz '2024-01-01 00:00:00Z' RETURNING *`,
  "delete with": `WITH old AS (DELETE FROM outbox WHERE published_at IS NOT NULL RETURNING id) SELECT count(*) FROM old`,
  merge: `MERGE INTO accounts a USING (SELECT owner, amount FROM incoming) i ON i.owner = a.owner WHEN MATCHED AND i.amount > 0 THEN UPDATE SET balance = a.balance + i.amount WHEN NOT MATCHED THEN INSERT (owner, balance) VALUES (i.owner, i.amount)`,
  locking: `SELECT id FROM outbox WHERE published_at IS NULL ORDER BY id LIMIT 5 FOR UPDATE SKIP LOCKED`,
  precedence: `SELECT (1 + 2) * 3, 10 - (4 - 3), -(2 ^ 2), (a OR b) AND c, NOT (a AND b), (a = b) = c, ('a' || 'b') LIKE 'ab', (a + b)::text, (- 1)::text, a::int::text FROM t WHERE (a AND b) OR (c AND (d OR NOT e)) AND (a IS NULL) = (b IS NULL) AND NOT (a BETWEEN 1 AND 2 AND b)`,
};
