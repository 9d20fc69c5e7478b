-- expect: left-join-orders
SELECT o.id, c.full_name, p.title, i.qty
FROM orders AS o
JOIN customers AS c ON c.id = o.customer_id
LEFT JOIN order_items AS i ON i.order_id = o.id
LEFT JOIN products AS p ON p.id = i.product_id
