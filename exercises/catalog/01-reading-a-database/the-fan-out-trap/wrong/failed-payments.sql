-- expect: failed-payments
SELECT o.id, COALESCE(i.total, 0), COALESCE(p.total, 0) FROM orders o
LEFT JOIN (SELECT order_id, sum(qty * unit_price) AS total FROM order_items GROUP BY order_id) i ON i.order_id = o.id
LEFT JOIN (SELECT order_id, sum(amount) AS total FROM payments GROUP BY order_id) p ON p.order_id = o.id
