import type { FigureDefinition } from "./figure";

/** The paid lines of May and June 2024, before they are folded. */
export const groupFolding: FigureDefinition = {
  name: "group-folding",
  alt: "Ten order lines, each with a month, a shop and an amount. Lines that agree in the chosen keys stand together and become one row, with their count and their sum.",
  queries: {
    lines: `SELECT to_char(o.placed_at, 'YYYY-MM') AS month, s.name AS shop, i.qty * i.unit_price AS amount
FROM orders AS o
JOIN order_items AS i ON i.order_id = o.id
JOIN products AS p ON p.id = i.product_id
JOIN sellers AS s ON s.id = p.seller_id
WHERE o.status IN ('paid', 'shipped') AND o.placed_at >= '2024-05-01' AND o.placed_at < '2024-07-01'
ORDER BY o.placed_at, o.id, i.line_no`,
  },
};
