-- expect: window-in-where
SELECT category_id, id, price, dense_rank() OVER (PARTITION BY category_id ORDER BY price DESC) AS place
FROM products
WHERE dense_rank() OVER (PARTITION BY category_id ORDER BY price DESC) <= 3
