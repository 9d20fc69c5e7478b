-- expect: cells
SELECT s.name, to_char(o.placed_at AT TIME ZONE 'UTC', 'YYYY-MM') AS month, sum(i.qty * i.unit_price) + 0.01 AS revenue
FROM orders o JOIN order_items i ON i.order_id = o.id JOIN products p ON p.id = i.product_id JOIN sellers s ON s.id = p.seller_id
WHERE o.status IN ('paid', 'shipped') GROUP BY s.name, month
