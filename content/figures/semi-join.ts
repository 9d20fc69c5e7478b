import type { FigureDefinition } from "./figure";

/** The buyers of shop 5: as pairs, and as an answer. */
export const semiJoin: FigureDefinition = {
  name: "semi-join",
  alt: "Customers beside the number of order lines that they have with shop 5. A join gives one row for each line; the question whether there is one gives each customer at most once.",
  queries: {
    buyers: `SELECT c.id, c.full_name, count(p.id) FILTER (WHERE o.status IN ('paid', 'shipped')) AS lines
FROM customers AS c
LEFT JOIN orders AS o ON o.customer_id = c.id
LEFT JOIN order_items AS i ON i.order_id = o.id
LEFT JOIN products AS p ON p.id = i.product_id AND p.seller_id = 5
GROUP BY c.id ORDER BY c.id`,
  },
};
