-- expect: shipping-per-line
SELECT s.name, to_char(o.placed_at AT TIME ZONE 'UTC', 'YYYY-MM'), sum(i.qty * i.unit_price + o.shipping_fee)
FROM orders o JOIN order_items i ON i.order_id = o.id JOIN products p ON p.id = i.product_id JOIN sellers s ON s.id = p.seller_id
WHERE o.status IN ('paid', 'shipped') GROUP BY 1, 2
