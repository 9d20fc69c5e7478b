-- expect: counts-zeros
WITH pairs AS (
  SELECT DISTINCT p.seller_id, o.id, o.status FROM products p JOIN order_items i ON i.product_id = p.id JOIN orders o ON o.id = i.order_id
)
SELECT s.name, count(CASE WHEN status = 'pending' THEN 1 ELSE 0 END), count(CASE WHEN status = 'shipped' THEN 1 ELSE 0 END),
  count(CASE WHEN status = 'cancelled' THEN 1 ELSE 0 END)
FROM sellers s LEFT JOIN pairs ON pairs.seller_id = s.id GROUP BY s.name
