import type { EdgeRemoval } from "./edge-removals";

const utc = "placed_at AT TIME ZONE 'UTC'";

/** Orders, their lines, and the instants at which they were placed. */
export const orderRemovals: EdgeRemoval[] = [
  {
    edges: ["lines of two sellers"],
    what: "an order with more than one line",
    sql: "DELETE FROM order_items WHERE line_no > 1",
    noticedBy: ["status-pivot"],
  },
  {
    edges: ["every status of an order"],
    what: "orders that are shipped",
    sql: "UPDATE orders SET status = 'paid' WHERE status = 'shipped'",
    noticedBy: ["paid-orders-per-product"],
  },
  {
    edges: ["every status of an order"],
    what: "orders that are pending or cancelled",
    sql: "UPDATE orders SET status = 'paid' WHERE status IN ('pending', 'cancelled')",
    noticedBy: ["revenue-per-seller-and-month"],
  },
  {
    edges: ["both edges of January"],
    what: "an order in the last second of January",
    sql: "DELETE FROM refunds; UPDATE orders SET placed_at = placed_at - interval '2 seconds' WHERE placed_at > '2024-01-31 23:59:59+00' AND placed_at < '2024-02-01 00:00+00'",
    noticedBy: ["january-orders"],
  },
  {
    edges: ["both edges of January"],
    what: "an order at the first instant of February",
    sql: "UPDATE orders SET placed_at = placed_at + interval '1 hour' WHERE placed_at = '2024-02-01 00:00+00'",
    noticedBy: ["january-orders"],
  },
  {
    edges: ["both edges of January"],
    what: "orders on the 31st of January",
    sql: "UPDATE orders SET placed_at = placed_at - interval '3 days' WHERE placed_at >= '2024-01-31 00:00+00' AND placed_at < '2024-02-01 00:00+00'",
    noticedBy: ["january-orders"],
  },
  {
    edges: ["both edges of January"],
    what: "an order at the first instant of January",
    sql: "UPDATE orders SET placed_at = placed_at + interval '2 hours' WHERE placed_at = '2024-01-01 00:00+00'",
    noticedBy: ["january-orders"],
    mutants: true,
  },
  {
    edges: ["other Januaries"],
    sql: `UPDATE orders SET placed_at = placed_at + interval '40 days'
      WHERE extract(month FROM ${utc}) = 1 AND extract(year FROM ${utc}) <> 2024`,
    noticedBy: ["january-orders"],
  },
  {
    edges: ["a month that is another in Berlin"],
    sql: `UPDATE orders SET placed_at = placed_at - interval '3 hours'
      WHERE date_trunc('month', ${utc}) <> date_trunc('month', placed_at AT TIME ZONE 'Europe/Berlin')`,
    noticedBy: ["january-orders"],
  },
  {
    edges: ["three days there, two here", "three days here, two there"],
    what: "days that are others in Berlin",
    sql: `UPDATE orders SET placed_at = placed_at - interval '3 hours' WHERE (${utc})::date <> (placed_at AT TIME ZONE 'Europe/Berlin')::date`,
    noticedBy: ["regulars"],
  },
  {
    edges: ["three orders on two days"],
    what: "two orders of a customer on one day",
    sql: `UPDATE orders o SET placed_at = o.placed_at + n * interval '1000 days' FROM (
        SELECT id, row_number() OVER (PARTITION BY customer_id, (${utc})::date ORDER BY id) - 1 AS n FROM orders
      ) own WHERE own.id = o.id AND n > 0`,
    noticedBy: ["regulars"],
  },
  {
    edges: ["exactly three days"],
    sql: `UPDATE orders SET placed_at = '2023-04-04 12:00+00' WHERE customer_id IN (
        SELECT customer_id FROM orders GROUP BY 1 HAVING count(DISTINCT (${utc})::date) = 3)`,
    noticedBy: ["regulars"],
  },
  {
    edges: ["the latest two at one instant"],
    sql: "UPDATE orders SET placed_at = placed_at + id * interval '1 microsecond'",
    noticedBy: ["latest-order-per-customer"],
  },
  {
    edges: ["twice in May and in June"],
    sql: `UPDATE orders o SET placed_at = o.placed_at - interval '200 days' FROM (
        SELECT id, row_number() OVER (PARTITION BY customer_id, date_trunc('month', ${utc}) ORDER BY id) AS n FROM orders
      ) own WHERE own.id = o.id AND n > 1`,
    noticedBy: ["active-in-both-months"],
  },
  {
    edges: ["May of one year and June of another"],
    sql: `UPDATE orders SET placed_at = placed_at + interval '100 days'
      WHERE extract(month FROM ${utc}) IN (5, 6) AND extract(year FROM ${utc}) <> 2024`,
    noticedBy: ["active-in-both-months"],
  },
  {
    edges: ["the edges of May and June"],
    sql: `UPDATE orders SET placed_at = '2024-05-15 12:00+00'
      WHERE placed_at IN ('2024-04-30 12:00+00', '2024-05-01 00:00+00', '2024-06-01 00:00+00', '2024-06-30 12:00+00', '2024-07-01 00:00+00')`,
    noticedBy: ["active-in-both-months"],
    mutants: true,
  },
  {
    edges: ["an order without lines", "a paid order without lines, after all others"],
    sql: `INSERT INTO order_items SELECT o.id, 1, (SELECT min(id) FROM products), 1, 7 FROM orders o
      WHERE NOT EXISTS (SELECT FROM order_items WHERE order_id = o.id)`,
    noticedBy: ["who-bought-what"],
  },
  {
    edges: ["two equal lines in an order", "one product in two quantities"],
    what: "one product on two lines of an order",
    sql: `DELETE FROM order_items i USING order_items j
      WHERE j.order_id = i.order_id AND j.product_id = i.product_id AND j.line_no < i.line_no`,
    noticedBy: ["paid-orders-per-product"],
  },
];

const quietMonths = `generate_series('2022-01-05 12:00+00'::timestamptz, '2025-12-05 12:00+00', interval '1 month')`;

/** Payments, and months with and without revenue. */
export const moneyRemovals: EdgeRemoval[] = [
  {
    edges: ["an order without payments"],
    sql: `INSERT INTO payments (order_id, amount, status)
      SELECT id, 9, 'failed' FROM orders o WHERE NOT EXISTS (SELECT FROM payments WHERE order_id = o.id)`,
    noticedBy: ["the-fan-out-trap"],
  },
  {
    edges: ["payments that failed or are pending, and no other"],
    what: "payments that failed or are pending",
    sql: "DELETE FROM payments WHERE status <> 'completed'",
    noticedBy: ["the-fan-out-trap"],
  },
  {
    edges: ["two lines and two payments"],
    what: "orders of several lines, or of several payments",
    sql: `DELETE FROM order_items WHERE line_no > 1; DELETE FROM refunds; DELETE FROM payments p USING payments q
      WHERE q.order_id = p.order_id AND q.status = 'completed' AND p.status = 'completed' AND q.id < p.id`,
    noticedBy: ["the-fan-out-trap"],
  },
  {
    edges: ["two equal payments"],
    what: "equal amounts in an order",
    sql: `DELETE FROM refunds; UPDATE payments SET amount = amount + id * 0.01; UPDATE order_items SET unit_price = 1 + product_id * 0.37 + line_no * 100, qty = 1`,
    noticedBy: ["the-fan-out-trap"],
  },
  {
    edges: ["payments of a customer at one instant"],
    sql: "UPDATE payments SET paid_at = paid_at + id * interval '1 microsecond'",
    noticedBy: ["running-balance"],
  },
  {
    edges: ["a month without paid orders in between"],
    sql: `WITH new AS (
        INSERT INTO orders (customer_id, status, placed_at) SELECT (SELECT min(id) FROM customers), 'paid', m FROM ${quietMonths} AS m RETURNING id)
      INSERT INTO order_items SELECT id, 1, (SELECT min(id) FROM products), 1, 0 FROM new`,
    noticedBy: ["month-over-month-growth"],
  },
  {
    edges: ["a month without revenue in between", "a month without paid orders in between"],
    sql: `WITH new AS (
        INSERT INTO orders (customer_id, status, placed_at) SELECT (SELECT min(id) FROM customers), 'paid', m FROM ${quietMonths} AS m RETURNING id)
      INSERT INTO order_items SELECT id, 1, (SELECT min(id) FROM products), 1, 50 FROM new`,
    noticedBy: ["month-over-month-growth"],
  },
];
