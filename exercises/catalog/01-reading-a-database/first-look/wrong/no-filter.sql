-- expect: no-filter
SELECT price, title FROM products
