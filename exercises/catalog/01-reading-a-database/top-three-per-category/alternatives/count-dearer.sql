SELECT p.category_id, p.id, p.price,
  1 + (SELECT count(DISTINCT q.price) FROM products AS q WHERE q.category_id = p.category_id AND q.price > p.price)
FROM products AS p
WHERE p.price IS NOT NULL AND p.category_id IS NOT NULL
  AND (SELECT count(DISTINCT q.price) FROM products AS q WHERE q.category_id = p.category_id AND q.price > p.price) < 3
