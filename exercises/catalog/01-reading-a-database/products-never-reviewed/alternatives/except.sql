SELECT id, title FROM products WHERE id = ANY (ARRAY(SELECT id FROM products EXCEPT SELECT product_id FROM reviews))
