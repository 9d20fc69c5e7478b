SELECT id, title, price
FROM products
ORDER BY price DESC
