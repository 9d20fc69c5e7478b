SELECT o.customer_id, p.id, p.paid_at, p.amount
FROM payments AS p
JOIN orders AS o ON o.id = p.order_id
