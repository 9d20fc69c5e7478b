-- expect: payments-needed
SELECT o.id, COALESCE(i.total, 0), p.total FROM orders o
LEFT JOIN (SELECT order_id, sum(qty * unit_price) AS total FROM order_items GROUP BY order_id) i ON i.order_id = o.id
JOIN (SELECT order_id, COALESCE(sum(amount) FILTER (WHERE status = 'completed'), 0) AS total FROM payments GROUP BY order_id) p ON p.order_id = o.id
