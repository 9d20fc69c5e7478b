SELECT id, email, country
FROM customers
