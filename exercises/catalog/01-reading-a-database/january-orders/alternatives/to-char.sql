SELECT o.id, o.placed_at FROM orders o WHERE to_char(o.placed_at AT TIME ZONE 'UTC', 'YYYY-MM') = '2024-01'
