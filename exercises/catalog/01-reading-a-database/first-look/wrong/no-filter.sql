-- expect: no-filter
SELECT title, price FROM products
