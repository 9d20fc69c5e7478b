-- expect: all-columns
SELECT * FROM products WHERE status = 'active'
