-- expect: intersection
SELECT customer_id, body, created_at FROM posts INTERSECT SELECT customer_id, body, created_at FROM reviews ORDER BY created_at DESC
