-- expect: three-needed
SELECT category_id, id, price, place FROM (
  SELECT category_id, id, price, dense_rank() OVER (PARTITION BY category_id ORDER BY price DESC) AS place
  FROM products WHERE category_id IS NOT NULL AND price IS NOT NULL
    AND category_id IN (SELECT category_id FROM products GROUP BY category_id HAVING count(DISTINCT price) >= 3)
) ranked WHERE place <= 3
