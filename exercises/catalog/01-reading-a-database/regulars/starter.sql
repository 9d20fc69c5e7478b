SELECT c.id, c.full_name, count(*)
FROM customers AS c
JOIN orders AS o ON o.customer_id = c.id
GROUP BY c.id, c.full_name
