-- expect: ties-doubled
SELECT o.* FROM orders AS o
JOIN (SELECT customer_id, max(placed_at) AS latest FROM orders GROUP BY customer_id) AS m
  ON m.customer_id = o.customer_id AND m.latest = o.placed_at
