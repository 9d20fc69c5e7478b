SELECT s.name, substr((o.placed_at AT TIME ZONE 'UTC')::text, 1, 7), sum(i.unit_price * i.qty)
FROM sellers s JOIN products p ON p.seller_id = s.id JOIN order_items i ON i.product_id = p.id
JOIN orders o ON o.id = i.order_id AND o.status NOT IN ('pending', 'cancelled')
GROUP BY 1, 2
