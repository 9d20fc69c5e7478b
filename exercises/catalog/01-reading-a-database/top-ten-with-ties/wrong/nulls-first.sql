-- expect: nulls-first
SELECT id, title, price FROM (
  SELECT id, title, price FROM products ORDER BY price DESC FETCH FIRST 10 ROWS WITH TIES
) AS top ORDER BY price DESC, id
