SELECT p.id, p.title
FROM products AS p
WHERE NOT EXISTS (
  SELECT 1 FROM reviews AS r WHERE r.product_id = p.id
);
