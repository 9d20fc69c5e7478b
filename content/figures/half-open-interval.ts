import type { FigureDefinition } from "./figure";

/** Orders around January 2024 on a line of time. */
export const halfOpenInterval: FigureDefinition = {
  name: "half-open-interval",
  alt: "A line of time from the end of December 2023 to the start of February 2024. January begins with its first instant, which belongs to it, and ends before the first instant of February, which does not. Ten orders stand on the line: one in December, eight or nine in January, one on the first instant of February.",
  queries: {
    orders: `SELECT id, to_char(placed_at, 'FMDD FMMon, HH24:MI:SS') AS placed, to_char(placed_at, 'Mon') AS month,
  extract(epoch FROM placed_at - '2023-12-30') / 86400 AS day
FROM orders WHERE placed_at >= '2023-12-30' AND placed_at < '2024-02-03' ORDER BY placed_at, id`,
  },
};
