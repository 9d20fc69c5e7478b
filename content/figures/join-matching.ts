import type { FigureDefinition } from "./figure";

/** Five customers beside their first orders. */
export const joinMatching: FigureDefinition = {
  name: "join-matching",
  alt: "Five customers on the left, six orders on the right. Each order carries the id of a customer. Six pairs match, so the join has six rows: a customer with three orders appears three times, and two customers without an order do not appear.",
  queries: {
    customers: "SELECT id, full_name FROM customers WHERE id IN (6, 7, 8, 9, 11) ORDER BY id",
    orders:
      "SELECT id, customer_id, status FROM orders WHERE customer_id IN (6, 7, 9) AND id < 20 ORDER BY id",
  },
};
