-- expect: cells
SELECT c.id, replace(c.full_name, '''', '') FROM customers c LEFT JOIN orders o ON o.customer_id = c.id WHERE o.id IS NULL
