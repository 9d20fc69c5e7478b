SELECT c.id, c.full_name
FROM customers c JOIN orders o ON o.customer_id = c.id
WHERE to_char(o.placed_at AT TIME ZONE 'UTC', 'YYYY-MM') IN ('2024-05', '2024-06')
GROUP BY c.id
HAVING count(DISTINCT to_char(o.placed_at AT TIME ZONE 'UTC', 'MM')) = 2
