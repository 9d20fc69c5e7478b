SELECT customer_id, max(placed_at)
FROM orders
GROUP BY customer_id
