-- expect: not-percent
SELECT product_id, round(1.0 * count(*) FILTER (WHERE rating = 5) / count(*), 1)
FROM reviews WHERE product_id IS NOT NULL GROUP BY product_id
