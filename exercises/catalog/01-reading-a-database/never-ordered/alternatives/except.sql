SELECT full_name, email FROM customers
EXCEPT ALL
SELECT DISTINCT c.full_name, c.email FROM customers AS c JOIN orders AS o ON o.customer_id = c.id
