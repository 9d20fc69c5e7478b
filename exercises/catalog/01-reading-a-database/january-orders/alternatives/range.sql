SELECT id, placed_at FROM orders
WHERE tstzrange('2024-01-01 00:00+00', '2024-02-01 00:00+00', '[)') @> placed_at
