SELECT id, placed_at
FROM orders
WHERE placed_at >= '2024-01-01 00:00:00+00'
  AND placed_at < '2024-02-01 00:00:00+00';
