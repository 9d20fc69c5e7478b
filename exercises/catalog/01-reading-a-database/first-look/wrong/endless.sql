-- expect: stopped
WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n)
SELECT p.title, p.price FROM products p WHERE p.status = 'active' AND (SELECT max(i) FROM n) > 0
