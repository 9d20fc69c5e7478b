SELECT product_id
FROM reviews
GROUP BY product_id
