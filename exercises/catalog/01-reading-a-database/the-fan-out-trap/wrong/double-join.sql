-- expect: double-join
SELECT o.id, COALESCE(sum(i.qty * i.unit_price), 0), COALESCE(sum(p.amount), 0)
FROM orders o LEFT JOIN order_items i ON i.order_id = o.id LEFT JOIN payments p ON p.order_id = o.id AND p.status = 'completed'
GROUP BY o.id
