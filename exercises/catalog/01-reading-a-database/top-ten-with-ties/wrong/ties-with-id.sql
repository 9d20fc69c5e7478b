-- expect: ties-with-id
SELECT id, title, price FROM products WHERE price IS NOT NULL ORDER BY price DESC, id FETCH FIRST 10 ROWS WITH TIES
