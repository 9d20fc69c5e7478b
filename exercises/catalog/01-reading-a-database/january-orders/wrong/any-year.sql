-- expect: any-year
SELECT id, placed_at FROM orders WHERE EXTRACT(month FROM placed_at) = 1
