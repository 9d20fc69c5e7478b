SELECT category_id, id, price
FROM products
