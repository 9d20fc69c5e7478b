-- expect: whole-row-lost
SELECT max(id), customer_id, max(status), max(placed_at), max(shipping_fee) FROM orders GROUP BY customer_id
