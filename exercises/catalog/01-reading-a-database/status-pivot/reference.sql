SELECT s.name,
  count(DISTINCT o.id) FILTER (WHERE o.status = 'pending') AS pending,
  count(DISTINCT o.id) FILTER (WHERE o.status = 'shipped') AS shipped,
  count(DISTINCT o.id) FILTER (WHERE o.status = 'cancelled') AS cancelled
FROM sellers AS s
LEFT JOIN products AS p ON p.seller_id = s.id
LEFT JOIN order_items AS i ON i.product_id = p.id
LEFT JOIN orders AS o ON o.id = i.order_id
GROUP BY s.name;
