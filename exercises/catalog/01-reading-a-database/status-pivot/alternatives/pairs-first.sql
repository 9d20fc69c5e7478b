WITH pairs AS (
  SELECT DISTINCT p.seller_id, o.id, o.status
  FROM products p JOIN order_items i ON i.product_id = p.id JOIN orders o ON o.id = i.order_id
)
SELECT s.name, sum((pairs.status IS NOT DISTINCT FROM 'pending')::int), sum((pairs.status IS NOT DISTINCT FROM 'shipped')::int),
  sum((pairs.status IS NOT DISTINCT FROM 'cancelled')::int)
FROM sellers s LEFT JOIN pairs ON pairs.seller_id = s.id GROUP BY s.id, s.name
