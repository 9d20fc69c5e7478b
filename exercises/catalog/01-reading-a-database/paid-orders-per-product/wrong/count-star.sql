-- expect: count-star
SELECT p.id, p.title, count(*)
FROM products AS p
LEFT JOIN (order_items AS i JOIN orders AS o ON o.id = i.order_id AND o.status IN ('paid', 'shipped')) ON i.product_id = p.id
GROUP BY p.id, p.title
