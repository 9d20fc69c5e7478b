SELECT o.id, COALESCE(i.total, 0) AS items, COALESCE(p.total, 0) AS paid
FROM orders AS o
LEFT JOIN (
  SELECT order_id, sum(qty * unit_price) AS total FROM order_items GROUP BY order_id
) AS i ON i.order_id = o.id
LEFT JOIN (
  SELECT order_id, sum(amount) AS total FROM payments WHERE status = 'completed' GROUP BY order_id
) AS p ON p.order_id = o.id;
