-- expect: integer-division
SELECT product_id, round((count(*) FILTER (WHERE rating = 5) / count(*) * 100)::numeric, 1)
FROM reviews WHERE product_id IS NOT NULL GROUP BY product_id
