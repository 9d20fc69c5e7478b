-- expect: cells
SELECT lower(title), price FROM products WHERE status = 'active'
