SELECT id, title, price
FROM (SELECT *, avg(price) OVER (PARTITION BY category_id) AS average FROM products WHERE category_id IS NOT NULL) AS p
WHERE average < price
