-- expect: five-only
SELECT product_id, round(100.0 * count(*) / count(*), 1)
FROM reviews WHERE product_id IS NOT NULL AND rating = 5 GROUP BY product_id
