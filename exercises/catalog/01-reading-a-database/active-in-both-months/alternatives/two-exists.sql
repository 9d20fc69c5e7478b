SELECT c.id, c.full_name FROM customers AS c
WHERE EXISTS (SELECT FROM orders AS o WHERE o.customer_id = c.id AND date_trunc('month', o.placed_at, 'UTC') = '2024-05-01 00:00+00')
  AND EXISTS (SELECT FROM orders AS o WHERE o.customer_id = c.id AND date_trunc('month', o.placed_at, 'UTC') = '2024-06-01 00:00+00')
