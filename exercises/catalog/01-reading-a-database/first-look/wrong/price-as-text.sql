-- expect: type
SELECT title, price::text FROM products WHERE status = 'active'
