-- expect: not-equal
SELECT id, email, country FROM customers WHERE country <> 'DE'
