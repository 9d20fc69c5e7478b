SELECT id, email FROM customers
EXCEPT
SELECT id, email FROM customers WHERE country = country
