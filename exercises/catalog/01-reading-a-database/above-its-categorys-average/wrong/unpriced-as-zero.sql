-- expect: unpriced-as-zero
SELECT id, title, price FROM products AS p
WHERE price > (SELECT avg(COALESCE(price, 0)) FROM products AS q WHERE q.category_id = p.category_id)
