SELECT id, full_name, country
FROM customers
