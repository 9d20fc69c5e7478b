-- expect: stopped
WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n)
SELECT p.price, p.title FROM products p WHERE p.status = 'active' AND (SELECT max(i) FROM n) > 0
