-- expect: id-too
SELECT id, price, title FROM products WHERE status = 'active'
