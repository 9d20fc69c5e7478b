-- expect: average-shown
SELECT id, title, price, (SELECT avg(price) FROM products AS q WHERE q.category_id = p.category_id) FROM products AS p
WHERE price > (SELECT avg(price) FROM products AS q WHERE q.category_id = p.category_id)
