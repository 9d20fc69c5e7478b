-- expect: equals-null
SELECT c.full_name, c.email FROM customers AS c LEFT JOIN orders AS o ON o.customer_id = c.id WHERE o.id = NULL
