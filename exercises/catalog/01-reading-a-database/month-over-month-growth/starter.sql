SELECT to_char(o.placed_at AT TIME ZONE 'UTC', 'YYYY-MM') AS month, sum(i.qty * i.unit_price) AS revenue
FROM orders AS o
JOIN order_items AS i ON i.order_id = o.id
GROUP BY month
ORDER BY month
