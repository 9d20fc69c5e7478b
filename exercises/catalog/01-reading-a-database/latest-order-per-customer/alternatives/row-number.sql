SELECT id, customer_id, status, placed_at, shipping_fee
FROM (SELECT *, row_number() OVER (PARTITION BY customer_id ORDER BY placed_at DESC, id DESC) AS place FROM orders) AS o
WHERE place = 1
