-- expect: either-month
SELECT id, full_name FROM customers WHERE id IN (
  SELECT customer_id FROM orders WHERE to_char(placed_at AT TIME ZONE 'UTC', 'YYYY-MM') IN ('2024-05', '2024-06'))
