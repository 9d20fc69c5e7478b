-- expect: order-id-decides
SELECT o.customer_id, p.id, p.paid_at, p.amount, sum(p.amount) OVER (PARTITION BY o.customer_id ORDER BY p.paid_at, p.id DESC ROWS UNBOUNDED PRECEDING)
FROM payments p JOIN orders o ON o.id = p.order_id WHERE p.status = 'completed' ORDER BY 1, 3, 2
