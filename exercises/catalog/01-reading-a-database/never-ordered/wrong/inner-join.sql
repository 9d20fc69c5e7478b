-- expect: inner-join
SELECT c.id, c.full_name FROM customers AS c JOIN orders AS o ON o.customer_id = c.id WHERE o.id IS NULL
