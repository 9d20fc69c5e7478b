-- expect: global-average
SELECT id, title, price FROM products WHERE price > (SELECT avg(price) FROM products) AND category_id IS NOT NULL
