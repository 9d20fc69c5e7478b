-- expect: rank-skips
SELECT category_id, id, price, place FROM (
  SELECT category_id, id, price, rank() OVER (PARTITION BY category_id ORDER BY price DESC) AS place
  FROM products WHERE category_id IS NOT NULL AND price IS NOT NULL
) AS ranked WHERE place <= 3
