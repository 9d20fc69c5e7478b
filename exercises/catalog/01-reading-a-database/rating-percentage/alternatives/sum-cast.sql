SELECT r.product_id, round(sum((r.rating = 5)::int)::numeric / count(*) * 100, 1) AS five
FROM reviews AS r JOIN products AS p ON p.id = r.product_id
GROUP BY r.product_id
