-- expect: not-known
SELECT id, email FROM customers WHERE country IS NOT NULL
