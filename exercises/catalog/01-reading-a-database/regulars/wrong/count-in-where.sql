-- expect: count-in-where
SELECT c.id, c.full_name, count(DISTINCT (o.placed_at AT TIME ZONE 'UTC')::date)
FROM customers AS c JOIN orders AS o ON o.customer_id = c.id
WHERE count(DISTINCT (o.placed_at AT TIME ZONE 'UTC')::date) >= 3
GROUP BY c.id, c.full_name
