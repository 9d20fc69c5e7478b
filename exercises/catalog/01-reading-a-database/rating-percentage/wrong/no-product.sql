-- expect: no-product
SELECT product_id, round(100.0 * count(*) FILTER (WHERE rating = 5) / count(*), 1)
FROM reviews GROUP BY product_id
