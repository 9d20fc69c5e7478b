-- expect: whole-seconds
WITH gaps AS (
  SELECT customer_id, viewed_at,
    viewed_at - lag(viewed_at) OVER (PARTITION BY customer_id ORDER BY viewed_at) >= interval '30 minutes 1 second' AS opens
  FROM product_views
),
numbered AS (
  SELECT customer_id, viewed_at, 1 + count(*) FILTER (WHERE opens) OVER (PARTITION BY customer_id ORDER BY viewed_at) AS session FROM gaps
)
SELECT customer_id, session, min(viewed_at), max(viewed_at), count(*) FROM numbered GROUP BY customer_id, session
