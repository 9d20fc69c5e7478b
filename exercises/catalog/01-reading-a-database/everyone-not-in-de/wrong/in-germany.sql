-- expect: in-germany
SELECT id, email, country FROM customers WHERE country = 'DE'
