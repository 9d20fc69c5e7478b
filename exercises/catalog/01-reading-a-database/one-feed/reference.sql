SELECT customer_id, body, created_at FROM posts
UNION ALL
SELECT customer_id, body, created_at FROM reviews
ORDER BY created_at DESC;
