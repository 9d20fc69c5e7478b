SELECT p.id, p.title FROM products AS p LEFT JOIN reviews AS r ON r.product_id = p.id WHERE r.id IS NULL
