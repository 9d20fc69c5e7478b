SELECT price, title
FROM products
WHERE status = 'active';
