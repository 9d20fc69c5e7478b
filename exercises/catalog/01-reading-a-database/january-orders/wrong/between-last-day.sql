-- expect: between-last-day
SELECT id, placed_at FROM orders WHERE placed_at BETWEEN '2024-01-01' AND '2024-01-31'
