-- expect: joins-per-status
WITH pairs AS (
  SELECT DISTINCT p.seller_id, o.id, o.status FROM products p JOIN order_items i ON i.product_id = p.id JOIN orders o ON o.id = i.order_id
)
SELECT s.name, count(a.id), count(b.id), count(c.id)
FROM sellers s
LEFT JOIN pairs a ON a.seller_id = s.id AND a.status = 'pending'
LEFT JOIN pairs b ON b.seller_id = s.id AND b.status = 'shipped'
LEFT JOIN pairs c ON c.seller_id = s.id AND c.status = 'cancelled'
GROUP BY s.name
