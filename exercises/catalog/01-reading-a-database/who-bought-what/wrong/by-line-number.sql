-- expect: by-line-number
SELECT o.id, c.full_name, p.title, i.qty
FROM order_items AS i
JOIN orders AS o ON o.id = i.line_no
JOIN customers AS c ON c.id = o.customer_id
JOIN products AS p ON p.id = i.product_id
