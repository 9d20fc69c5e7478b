-- expect: cells
SELECT price, lower(title) FROM products WHERE status = 'active'
