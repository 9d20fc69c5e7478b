SELECT product_id, round(avg(CASE WHEN rating = 5 THEN 100 ELSE 0 END), 1)
FROM reviews WHERE product_id IS NOT NULL GROUP BY product_id
