SELECT s.name, sum(i.unit_price)
FROM sellers AS s
JOIN products AS p ON p.seller_id = s.id
JOIN order_items AS i ON i.product_id = p.id
GROUP BY s.name
