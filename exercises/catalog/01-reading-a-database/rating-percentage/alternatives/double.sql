SELECT product_id, round(100.0 * avg((rating = 5)::int), 1)::double precision AS percent
FROM reviews
WHERE product_id IS NOT NULL
GROUP BY product_id;
