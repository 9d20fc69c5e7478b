-- expect: distinct-instants
SELECT c.id, c.full_name, count(DISTINCT o.placed_at)
FROM customers AS c JOIN orders AS o ON o.customer_id = c.id
GROUP BY c.id, c.full_name HAVING count(DISTINCT o.placed_at) >= 3
