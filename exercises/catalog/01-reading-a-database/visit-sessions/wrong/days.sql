-- expect: days
SELECT customer_id, dense_rank() OVER (PARTITION BY customer_id ORDER BY day), min(viewed_at), max(viewed_at), count(*)
FROM (SELECT *, (viewed_at AT TIME ZONE 'UTC')::date AS day FROM product_views) AS v GROUP BY customer_id, day
