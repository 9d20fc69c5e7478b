SELECT id, title
FROM products
