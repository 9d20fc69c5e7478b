-- expect: first-of-february
SELECT id, placed_at FROM orders WHERE placed_at BETWEEN '2024-01-01' AND '2024-02-01'
