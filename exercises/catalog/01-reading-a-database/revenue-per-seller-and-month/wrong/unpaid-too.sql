-- expect: unpaid-too
SELECT s.name, to_char(o.placed_at AT TIME ZONE 'UTC', 'YYYY-MM'), sum(i.qty * i.unit_price)
FROM orders o JOIN order_items i ON i.order_id = o.id JOIN products p ON p.id = i.product_id JOIN sellers s ON s.id = p.seller_id
GROUP BY 1, 2
