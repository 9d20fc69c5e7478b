SELECT p.id, p.title, p.price
FROM products AS p
WHERE p.price IS NOT NULL
  AND (SELECT count(*) FROM products AS q WHERE q.price > p.price) < 10
ORDER BY p.price DESC, p.id ASC
