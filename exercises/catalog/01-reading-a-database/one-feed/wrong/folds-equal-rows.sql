-- expect: folds-equal-rows
SELECT customer_id, body, created_at FROM posts
UNION
SELECT customer_id, body, created_at FROM reviews
ORDER BY created_at DESC
