SELECT orders.id, full_name, title, qty
FROM orders, customers, order_items, products
WHERE orders.customer_id = customers.id AND order_items.order_id = orders.id AND order_items.product_id = products.id
