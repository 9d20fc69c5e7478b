-- expect: natural-join
SELECT o.id, c.full_name, p.title, i.qty
FROM (SELECT id, full_name FROM customers) AS c
NATURAL JOIN orders AS o
JOIN order_items AS i ON i.order_id = o.id
JOIN products AS p ON p.id = i.product_id
