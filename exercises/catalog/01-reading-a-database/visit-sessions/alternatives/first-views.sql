WITH firsts AS (
  SELECT DISTINCT a.customer_id, a.viewed_at
  FROM product_views AS a
  WHERE NOT EXISTS (
    SELECT FROM product_views AS b
    WHERE b.customer_id = a.customer_id AND b.viewed_at < a.viewed_at AND b.viewed_at >= a.viewed_at - interval '30 minutes')
), numbered AS (
  SELECT v.customer_id, v.viewed_at,
    (SELECT count(*) FROM firsts AS f WHERE f.customer_id = v.customer_id AND f.viewed_at <= v.viewed_at) AS n
  FROM product_views AS v
)
SELECT customer_id, n, min(viewed_at), max(viewed_at), count(*) FROM numbered GROUP BY customer_id, n
