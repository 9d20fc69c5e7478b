SELECT s.name,
  count(DISTINCT CASE WHEN o.status = 'pending' THEN o.id END),
  count(DISTINCT CASE o.status WHEN 'shipped' THEN o.id END),
  count(DISTINCT CASE WHEN o.status = 'cancelled' THEN o.id ELSE NULL END)
FROM sellers s
LEFT JOIN (products p JOIN order_items i ON i.product_id = p.id JOIN orders o ON o.id = i.order_id) ON p.seller_id = s.id
GROUP BY s.id
