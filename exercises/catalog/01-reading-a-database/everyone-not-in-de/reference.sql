SELECT id, email, country
FROM customers
WHERE country IS DISTINCT FROM 'DE';
