SELECT id, full_name
FROM customers
