-- expect: empty-text
SELECT id, full_name FROM customers WHERE country = ''
