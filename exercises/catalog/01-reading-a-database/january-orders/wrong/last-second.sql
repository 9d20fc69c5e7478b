-- expect: last-second
SELECT id, placed_at FROM orders
WHERE placed_at >= '2024-01-01' AND placed_at <= '2024-01-31 23:59:59'
