SELECT id, full_name, country
FROM customers
WHERE country IS DISTINCT FROM 'DE';
