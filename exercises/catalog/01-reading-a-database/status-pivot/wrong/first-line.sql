-- expect: cells
SELECT s.name, count(DISTINCT o.id) FILTER (WHERE o.status = 'pending'), count(DISTINCT o.id) FILTER (WHERE o.status = 'shipped'),
  count(DISTINCT o.id) FILTER (WHERE o.status = 'cancelled')
FROM sellers s LEFT JOIN products p ON p.seller_id = s.id LEFT JOIN order_items i ON i.product_id = p.id AND i.line_no = 1
LEFT JOIN orders o ON o.id = i.order_id
GROUP BY s.name
