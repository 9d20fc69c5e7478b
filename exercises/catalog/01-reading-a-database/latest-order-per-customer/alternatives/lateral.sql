SELECT o.* FROM customers AS c
CROSS JOIN LATERAL (SELECT * FROM orders WHERE customer_id = c.id ORDER BY placed_at DESC, id DESC LIMIT 1) AS o
