SELECT s.name,
  to_char(o.placed_at AT TIME ZONE 'UTC', 'YYYY-MM') AS month,
  sum(i.qty * i.unit_price) AS revenue
FROM orders AS o
JOIN order_items AS i ON i.order_id = o.id
JOIN products AS p ON p.id = i.product_id
JOIN sellers AS s ON s.id = p.seller_id
WHERE o.status IN ('paid', 'shipped')
GROUP BY s.name, month;
