SELECT id, full_name FROM customers
EXCEPT
SELECT id, full_name FROM customers WHERE country = country
