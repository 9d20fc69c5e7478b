-- expect: closed-left-out
SELECT id, email FROM customers WHERE country IS NULL AND deleted_at IS NULL
