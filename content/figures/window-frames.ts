import type { FigureDefinition } from "./figure";

/** Lines that two shops sold, by month: with months that tie and months without a sale, the three kinds of frame differ. */
export const windowFrames: FigureDefinition = {
  name: "window-frames",
  alt: "Order lines of two shops in order of their month. The current row has a frame around it: so many rows, so many months, or so many groups of equal months before and after it, never beyond its own shop. The amounts in the frame are added up.",
  queries: {
    lines: `SELECT s.name AS shop, extract(month FROM o.placed_at)::int AS month, i.qty * i.unit_price AS amount
FROM orders AS o
JOIN order_items AS i ON i.order_id = o.id
JOIN products AS p ON p.id = i.product_id
JOIN sellers AS s ON s.id = p.seller_id
WHERE s.id IN (1, 3) AND o.placed_at >= '2024-01-01' AND o.placed_at < '2024-07-01' AND o.status IN ('paid', 'shipped')
ORDER BY s.id, month, o.placed_at, i.line_no`,
  },
};
