SELECT p.id, p.title, count(*)
FROM products AS p
GROUP BY p.id, p.title
