-- expect: ties-unordered
SELECT id, title, price FROM products WHERE price IS NOT NULL ORDER BY price DESC FETCH FIRST 10 ROWS WITH TIES
