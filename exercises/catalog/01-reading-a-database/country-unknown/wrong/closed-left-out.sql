-- expect: closed-left-out
SELECT id, full_name FROM customers WHERE country IS NULL AND deleted_at IS NULL
