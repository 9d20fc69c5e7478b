-- expect: several-results
SELECT price, title FROM products WHERE status = 'active';
SELECT count(*) FROM products
