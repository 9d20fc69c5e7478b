SELECT * FROM (
  SELECT customer_id, body, created_at FROM reviews
  UNION ALL
  SELECT customer_id, body, created_at FROM posts
) AS feed ORDER BY 3 DESC
