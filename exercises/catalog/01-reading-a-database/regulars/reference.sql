SELECT c.id, c.full_name, count(DISTINCT (o.placed_at AT TIME ZONE 'UTC')::date) AS days
FROM customers AS c
JOIN orders AS o ON o.customer_id = c.id
GROUP BY c.id, c.full_name
HAVING count(DISTINCT (o.placed_at AT TIME ZONE 'UTC')::date) >= 3;
