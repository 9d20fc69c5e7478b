SELECT product_id, round(100.0 * count(*) FILTER (WHERE rating = 5) / count(*), 1) AS percent
FROM reviews
WHERE product_id IS NOT NULL
GROUP BY product_id;
