-- expect: lower-id
SELECT DISTINCT ON (customer_id) id, customer_id, status, placed_at, shipping_fee FROM orders
ORDER BY customer_id, placed_at DESC, id
