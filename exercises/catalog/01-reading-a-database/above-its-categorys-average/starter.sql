SELECT id, title, price
FROM products
WHERE price > (SELECT avg(price) FROM products)
