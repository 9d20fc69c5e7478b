-- expect: may-alone
SELECT id, full_name FROM customers WHERE id IN (
  SELECT customer_id FROM orders WHERE placed_at >= '2024-05-01 00:00:00+00' AND placed_at < '2024-06-01 00:00:00+00')
