WITH lines AS (
  SELECT p.seller_id, date_trunc('month', o.placed_at, 'UTC') AS month, i.qty * i.unit_price AS worth
  FROM order_items AS i, orders AS o, products AS p
  WHERE o.id = i.order_id AND p.id = i.product_id AND o.status = ANY ('{paid,shipped}')
)
SELECT (SELECT name FROM sellers WHERE id = seller_id), to_char(month AT TIME ZONE 'UTC', 'YYYY-MM'), sum(worth)
FROM lines GROUP BY seller_id, month
