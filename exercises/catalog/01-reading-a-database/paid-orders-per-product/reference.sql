SELECT p.id, p.title, count(DISTINCT o.id) AS orders
FROM products AS p
LEFT JOIN order_items AS i ON i.product_id = p.id
LEFT JOIN orders AS o ON o.id = i.order_id AND o.status IN ('paid', 'shipped')
GROUP BY p.id, p.title;
