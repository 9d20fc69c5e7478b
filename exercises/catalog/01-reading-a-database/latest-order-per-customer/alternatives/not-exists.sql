SELECT o.* FROM orders AS o
WHERE NOT EXISTS (
  SELECT FROM orders AS later WHERE later.customer_id = o.customer_id AND (later.placed_at, later.id) > (o.placed_at, o.id)
)
