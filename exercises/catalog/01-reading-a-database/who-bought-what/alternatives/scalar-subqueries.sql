SELECT i.order_id,
  (SELECT c.full_name FROM customers AS c WHERE c.id = o.customer_id),
  (SELECT p.title FROM products AS p WHERE p.id = i.product_id),
  i.qty
FROM orders AS o JOIN order_items AS i ON i.order_id = o.id
