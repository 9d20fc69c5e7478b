-- expect: empty-text
SELECT id, email FROM customers WHERE country = ''
