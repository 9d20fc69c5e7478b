SELECT id, placed_at
FROM orders
