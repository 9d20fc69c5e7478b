-- expect: inner-join
SELECT p.id, p.title FROM products AS p JOIN reviews AS r ON r.product_id = p.id GROUP BY p.id, p.title HAVING count(*) = 0
