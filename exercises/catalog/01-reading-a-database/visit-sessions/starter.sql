SELECT customer_id, viewed_at, lag(viewed_at) OVER (PARTITION BY customer_id ORDER BY viewed_at) AS before
FROM product_views
