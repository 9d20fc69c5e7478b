-- expect: null-for-none
SELECT o.id, i.total, p.total FROM orders o
LEFT JOIN (SELECT order_id, sum(qty * unit_price) AS total FROM order_items GROUP BY order_id) i ON i.order_id = o.id
LEFT JOIN (SELECT order_id, sum(amount) AS total FROM payments WHERE status = 'completed' GROUP BY order_id) p ON p.order_id = o.id
