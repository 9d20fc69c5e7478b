-- expect: order
WITH sold AS (
  SELECT date_trunc('month', o.placed_at AT TIME ZONE 'UTC') AS month, sum(i.qty * i.unit_price) AS revenue
  FROM orders AS o
  JOIN order_items AS i ON i.order_id = o.id
  WHERE o.status IN ('paid', 'shipped')
  GROUP BY 1
),
months AS (
  SELECT m.month, COALESCE(sold.revenue, 0) AS revenue
  FROM generate_series((SELECT min(month) FROM sold), (SELECT max(month) FROM sold), interval '1 month') AS m (month)
  LEFT JOIN sold ON sold.month = m.month
)
SELECT to_char(month, 'YYYY-MM') AS month, revenue,
  round(100 * (revenue - lag(revenue) OVER (ORDER BY month)) / NULLIF(lag(revenue) OVER (ORDER BY month), 0), 1) AS change
FROM months
ORDER BY 1 DESC
