SELECT i.order_id, i.qty
FROM order_items AS i
