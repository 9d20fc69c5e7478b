SELECT customer_id, id, paid_at, amount, sum(amount) OVER (PARTITION BY customer_id ORDER BY paid_at, id)
FROM (SELECT o.customer_id, p.* FROM payments p JOIN orders o ON o.id = p.order_id WHERE p.status = 'completed') AS paid
ORDER BY 1, 3, 2
