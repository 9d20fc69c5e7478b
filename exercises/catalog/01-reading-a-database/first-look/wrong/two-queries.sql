-- expect: several-results
SELECT title, price FROM products WHERE status = 'active';
SELECT count(*) FROM products
