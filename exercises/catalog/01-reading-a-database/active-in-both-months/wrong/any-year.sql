-- expect: any-year
SELECT id, full_name FROM customers WHERE id IN (
  SELECT customer_id FROM orders WHERE EXTRACT(month FROM placed_at AT TIME ZONE 'UTC') = 5
  INTERSECT
  SELECT customer_id FROM orders WHERE EXTRACT(month FROM placed_at AT TIME ZONE 'UTC') = 6)
