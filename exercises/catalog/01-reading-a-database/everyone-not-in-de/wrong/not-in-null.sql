-- expect: not-in-null
SELECT id, full_name, country FROM customers WHERE country NOT IN ('DE', NULL)
