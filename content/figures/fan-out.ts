import type { FigureDefinition } from "./figure";

/** Order 28: two items, two payments, four pairs. */
export const fanOut: FigureDefinition = {
  name: "fan-out",
  alt: "A grid of order 28: its two items as rows, its two payments as columns. Each of the four cells is a row of the double join, so each amount is added up twice: 60 instead of 30, 70 instead of 35.",
  queries: {
    items:
      "SELECT p.title, i.qty * i.unit_price AS amount FROM order_items AS i JOIN products AS p ON p.id = i.product_id WHERE i.order_id = 28 ORDER BY i.line_no",
    payments: "SELECT id, amount FROM payments WHERE order_id = 28 ORDER BY id",
  },
};
