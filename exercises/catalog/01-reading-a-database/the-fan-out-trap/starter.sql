SELECT o.id, sum(i.qty * i.unit_price), sum(p.amount)
FROM orders AS o
LEFT JOIN order_items AS i ON i.order_id = o.id
LEFT JOIN payments AS p ON p.order_id = o.id
GROUP BY o.id
