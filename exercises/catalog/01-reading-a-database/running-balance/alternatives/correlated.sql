WITH paid AS (
  SELECT o.customer_id, p.id, p.paid_at, p.amount FROM payments p, orders o WHERE o.id = p.order_id AND p.status = 'completed'
)
SELECT customer_id, id, paid_at, amount,
  (SELECT sum(b.amount) FROM paid AS b WHERE b.customer_id = a.customer_id AND (b.paid_at, b.id) <= (a.paid_at, a.id))
FROM paid AS a ORDER BY customer_id, paid_at, id
