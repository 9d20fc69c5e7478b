-- expect: null-in-list
SELECT id, email FROM customers WHERE country IN (NULL)
