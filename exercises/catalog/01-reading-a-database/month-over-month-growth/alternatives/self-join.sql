WITH lines AS (
  SELECT (date_trunc('month', o.placed_at AT TIME ZONE 'UTC'))::date AS month, i.qty * i.unit_price AS worth
  FROM orders o JOIN order_items i ON i.order_id = o.id AND o.status NOT IN ('pending', 'cancelled')
),
months AS (
  SELECT d::date AS month, COALESCE((SELECT sum(worth) FROM lines WHERE lines.month = d::date), 0) AS revenue
  FROM generate_series((SELECT min(month) FROM lines)::timestamp, (SELECT max(month) FROM lines)::timestamp, '1 month') AS d
)
SELECT to_char(a.month, 'YYYY-MM'), a.revenue,
  CASE WHEN b.revenue > 0 THEN round((a.revenue / b.revenue - 1) * 100, 1) END
FROM months a LEFT JOIN months b ON b.month = (a.month - interval '1 month')::date
ORDER BY a.month
