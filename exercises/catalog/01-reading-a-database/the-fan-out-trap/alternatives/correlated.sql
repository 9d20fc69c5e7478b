SELECT id,
  COALESCE((SELECT sum(qty * unit_price) FROM order_items WHERE order_id = o.id), 0),
  COALESCE((SELECT sum(amount) FROM payments WHERE order_id = o.id AND status = 'completed'), 0)
FROM orders AS o
