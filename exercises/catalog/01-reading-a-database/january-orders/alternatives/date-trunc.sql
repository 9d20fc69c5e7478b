SELECT id, placed_at FROM orders
WHERE date_trunc('month', placed_at, 'UTC') = timestamptz '2024-01-01 00:00+00'
