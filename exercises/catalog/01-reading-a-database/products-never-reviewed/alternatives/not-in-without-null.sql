SELECT id, title FROM products WHERE id NOT IN (SELECT product_id FROM reviews WHERE product_id IS NOT NULL)
