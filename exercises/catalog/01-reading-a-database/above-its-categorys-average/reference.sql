SELECT id, title, price
FROM products AS p
WHERE price > (SELECT avg(price) FROM products AS q WHERE q.category_id = p.category_id);
