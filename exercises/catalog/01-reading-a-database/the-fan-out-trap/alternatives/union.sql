SELECT id, sum(item), sum(paid) FROM (
  SELECT id, 0 AS item, 0 AS paid FROM orders
  UNION ALL SELECT order_id, qty * unit_price, 0 FROM order_items
  UNION ALL SELECT order_id, 0, amount FROM payments WHERE status = 'completed'
) AS parts GROUP BY id
