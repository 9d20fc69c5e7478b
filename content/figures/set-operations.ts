import type { FigureDefinition } from "./figure";

/** Who ordered in May, who in June 2024, and three questions about the two sets. */
export const setOperations: FigureDefinition = {
  name: "set-operations",
  alt: "Customers with a mark for an order in May and one for an order in June 2024, and beside them which of them union, intersect and except keep.",
  queries: {
    customers: `SELECT c.full_name,
  bool_or(o.placed_at < '2024-06-01') AS may, bool_or(o.placed_at >= '2024-06-01') AS june
FROM customers AS c JOIN orders AS o ON o.customer_id = c.id
WHERE o.placed_at >= '2024-05-01' AND o.placed_at < '2024-07-01'
GROUP BY c.id ORDER BY c.id`,
  },
};
