-- expect: cancelled-ignored
SELECT c.full_name, c.email FROM customers AS c
LEFT JOIN orders AS o ON o.customer_id = c.id AND o.status <> 'cancelled'
WHERE o.id IS NULL
