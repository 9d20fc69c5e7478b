-- expect: cross-product
SELECT o.id, c.full_name, p.title, i.qty
FROM order_items AS i
JOIN orders AS o ON o.id = i.order_id
JOIN customers AS c ON c.id = o.customer_id
CROSS JOIN products AS p
