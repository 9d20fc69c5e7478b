-- expect: not-known
SELECT id, full_name FROM customers WHERE country IS NOT NULL
