SELECT id, full_name
FROM customers
WHERE country IS NULL;
