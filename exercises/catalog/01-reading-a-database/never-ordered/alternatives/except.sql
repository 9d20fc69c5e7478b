SELECT id, full_name FROM customers
EXCEPT ALL
SELECT DISTINCT c.id, c.full_name FROM customers AS c JOIN orders AS o ON o.customer_id = c.id
