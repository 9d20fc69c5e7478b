-- expect: open-accounts
SELECT c.id, c.full_name FROM customers AS c
LEFT JOIN orders AS o ON o.customer_id = c.id
WHERE o.id IS NULL AND c.deleted_at IS NULL
