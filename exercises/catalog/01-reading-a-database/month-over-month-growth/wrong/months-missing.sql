-- expect: months-missing
WITH sold AS (
  SELECT to_char(o.placed_at AT TIME ZONE 'UTC', 'YYYY-MM') AS month, sum(i.qty * i.unit_price) AS revenue
  FROM orders o JOIN order_items i ON i.order_id = o.id WHERE o.status IN ('paid', 'shipped') GROUP BY 1
)
SELECT month, revenue, round(100 * (revenue - lag(revenue) OVER (ORDER BY month)) / NULLIF(lag(revenue) OVER (ORDER BY month), 0), 1)
FROM sold ORDER BY month
