-- expect: counts-false
SELECT product_id, round(100.0 * count(rating = 5) / count(*), 1)
FROM reviews WHERE product_id IS NOT NULL GROUP BY product_id
