-- expect: cuts-ties
SELECT id, title, price FROM products WHERE price IS NOT NULL ORDER BY price DESC, id LIMIT 10
