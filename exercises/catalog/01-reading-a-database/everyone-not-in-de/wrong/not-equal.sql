-- expect: not-equal
SELECT id, full_name, country FROM customers WHERE country <> 'DE'
