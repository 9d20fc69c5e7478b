-- expect: count-star
SELECT p.id, p.title FROM products AS p LEFT JOIN reviews AS r ON r.product_id = p.id GROUP BY p.id, p.title HAVING count(*) = 0
