WITH places AS (
  SELECT *, dense_rank() OVER w AS place FROM products
  WINDOW w AS (PARTITION BY category_id ORDER BY price DESC NULLS LAST)
)
SELECT category_id, id, price, place FROM places
WHERE place < 4 AND category_id IS NOT NULL AND price IS NOT NULL
