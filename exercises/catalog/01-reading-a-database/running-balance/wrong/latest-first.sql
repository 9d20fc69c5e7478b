-- expect: order
SELECT o.customer_id, p.id, p.paid_at, p.amount,
  sum(p.amount) OVER (
    PARTITION BY o.customer_id
    ORDER BY p.paid_at, p.id
    ROWS UNBOUNDED PRECEDING
  ) AS balance
FROM payments AS p
JOIN orders AS o ON o.id = p.order_id
WHERE p.status = 'completed'
ORDER BY o.customer_id, p.paid_at DESC, p.id DESC
