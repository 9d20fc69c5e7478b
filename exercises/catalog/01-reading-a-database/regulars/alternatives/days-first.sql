WITH days AS (
  SELECT DISTINCT customer_id, date_trunc('day', placed_at, 'UTC') AS day FROM orders
)
SELECT c.id, c.full_name, d.days
FROM (SELECT customer_id, count(*) AS days FROM days GROUP BY customer_id) AS d
JOIN customers AS c ON c.id = d.customer_id
WHERE d.days > 2
