-- expect: not-in-null
SELECT id, email, country FROM customers WHERE country NOT IN ('DE', NULL)
