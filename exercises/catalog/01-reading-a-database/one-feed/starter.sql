SELECT customer_id, body, created_at
FROM posts
ORDER BY created_at DESC
