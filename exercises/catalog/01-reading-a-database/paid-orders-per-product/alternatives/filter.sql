SELECT p.id, p.title, count(DISTINCT o.id) FILTER (WHERE o.status = 'paid' OR o.status = 'shipped')
FROM products AS p LEFT JOIN (order_items AS i JOIN orders AS o ON o.id = i.order_id) ON i.product_id = p.id
GROUP BY p.id
