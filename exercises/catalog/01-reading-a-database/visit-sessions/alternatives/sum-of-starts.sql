WITH starts AS (
  SELECT *, CASE WHEN lag(viewed_at) OVER w >= viewed_at - interval '30 minutes' THEN 0 ELSE 1 END AS starts
  FROM product_views WINDOW w AS (PARTITION BY customer_id ORDER BY viewed_at)
), numbered AS (
  SELECT *, sum(starts) OVER (PARTITION BY customer_id ORDER BY viewed_at) AS n FROM starts
)
SELECT customer_id, n, min(viewed_at), max(viewed_at), count(*) FROM numbered GROUP BY 1, 2
