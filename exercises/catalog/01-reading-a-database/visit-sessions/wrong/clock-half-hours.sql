-- expect: clock-half-hours
SELECT customer_id, dense_rank() OVER (PARTITION BY customer_id ORDER BY half), min(viewed_at), max(viewed_at), count(*)
FROM (SELECT *, date_bin('30 minutes', viewed_at, timestamptz '2000-01-01 00:00+00') AS half FROM product_views) AS v
GROUP BY customer_id, half
