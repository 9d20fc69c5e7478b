-- expect: berlin-month
SELECT id, placed_at FROM orders
WHERE date_trunc('month', placed_at AT TIME ZONE 'Europe/Berlin') = timestamp '2024-01-01'
