-- expect: as-often-as-ordered
SELECT c.id, c.full_name FROM customers c JOIN (
  SELECT customer_id FROM orders WHERE placed_at >= '2024-05-01 00:00:00+00' AND placed_at < '2024-06-01 00:00:00+00'
  INTERSECT ALL
  SELECT customer_id FROM orders WHERE placed_at >= '2024-06-01 00:00:00+00' AND placed_at < '2024-07-01 00:00:00+00'
) AS both_months ON both_months.customer_id = c.id
