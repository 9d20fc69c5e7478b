SELECT id, title, price
FROM (
  SELECT id, title, price
  FROM products
  WHERE price IS NOT NULL
  ORDER BY price DESC
  FETCH FIRST 10 ROWS WITH TIES
) AS top
ORDER BY price DESC, id;
