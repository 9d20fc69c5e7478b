-- expect: null-in-list
SELECT id, full_name FROM customers WHERE country IN (NULL)
