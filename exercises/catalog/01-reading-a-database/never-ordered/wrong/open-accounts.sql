-- expect: open-accounts
SELECT c.full_name, c.email FROM customers AS c
LEFT JOIN orders AS o ON o.customer_id = c.id
WHERE o.id IS NULL AND c.deleted_at IS NULL
