-- expect: equals-null
SELECT id, full_name FROM customers WHERE country = NULL
