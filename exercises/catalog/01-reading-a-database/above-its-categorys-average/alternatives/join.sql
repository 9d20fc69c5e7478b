SELECT p.id, p.title, p.price
FROM products AS p
JOIN (SELECT category_id, avg(price) AS average FROM products GROUP BY category_id) AS c ON c.category_id = p.category_id
WHERE p.price > c.average
