SELECT id, title, (
  SELECT count(*) FROM orders AS o
  WHERE o.status IN ('shipped', 'paid')
    AND EXISTS (SELECT FROM order_items AS i WHERE i.order_id = o.id AND i.product_id = p.id)
) FROM products AS p
