-- expect: id-too
SELECT id, title, price FROM products WHERE status = 'active'
