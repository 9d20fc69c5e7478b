-- expect: columns-turned
SELECT title, price FROM products WHERE status = 'active'
