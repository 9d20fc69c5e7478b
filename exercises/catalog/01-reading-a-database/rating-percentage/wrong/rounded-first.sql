-- expect: rounded-first
SELECT product_id, 100 * round(count(*) FILTER (WHERE rating = 5)::numeric / count(*), 1)
FROM reviews WHERE product_id IS NOT NULL GROUP BY product_id
