SELECT COALESCE(p.customer_id, r.customer_id), COALESCE(p.body, r.body), COALESCE(p.created_at, r.created_at) AS at
FROM posts AS p FULL JOIN reviews AS r ON false
ORDER BY at DESC
