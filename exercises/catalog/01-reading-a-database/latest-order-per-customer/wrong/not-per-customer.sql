-- expect: not-per-customer
SELECT id, customer_id, status, placed_at, shipping_fee FROM orders ORDER BY placed_at DESC, id DESC LIMIT 1
