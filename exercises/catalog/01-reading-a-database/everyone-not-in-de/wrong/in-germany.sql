-- expect: in-germany
SELECT id, full_name, country FROM customers WHERE country = 'DE'
