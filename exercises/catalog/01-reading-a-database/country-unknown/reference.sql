SELECT id, email
FROM customers
WHERE country IS NULL;
