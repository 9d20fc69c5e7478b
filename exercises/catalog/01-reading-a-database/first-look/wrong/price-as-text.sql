-- expect: type
SELECT price::text, title FROM products WHERE status = 'active'
