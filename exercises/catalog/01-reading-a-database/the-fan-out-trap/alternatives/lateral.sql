SELECT o.id, i.total, p.total
FROM orders AS o
CROSS JOIN LATERAL (SELECT COALESCE(sum(qty * unit_price), 0) AS total FROM order_items WHERE order_id = o.id) AS i
CROSS JOIN LATERAL (SELECT COALESCE(sum(amount) FILTER (WHERE status = 'completed'), 0) AS total FROM payments WHERE order_id = o.id) AS p
