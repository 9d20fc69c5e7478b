-- expect: equals-null
SELECT id, email FROM customers WHERE country = NULL
