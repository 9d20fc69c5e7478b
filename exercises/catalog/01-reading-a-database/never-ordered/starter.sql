SELECT full_name, email
FROM customers
