-- expect: cells
SELECT replace(c.full_name, '''', ''), c.email FROM customers c LEFT JOIN orders o ON o.customer_id = c.id WHERE o.id IS NULL
