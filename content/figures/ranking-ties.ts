import type { FigureDefinition } from "./figure";

/** Three ways to number prices that tie. */
export const rankingTies: FigureDefinition = {
  name: "ranking-ties",
  alt: "Knives, pottery and paper by price, dearest first. Where two prices are equal, row_number gives two numbers, rank gives one number and skips the next, dense_rank gives one number and skips none.",
  queries: {
    products: `SELECT title, price,
  row_number() OVER (ORDER BY price DESC, id) AS row_number,
  rank() OVER (ORDER BY price DESC) AS rank,
  dense_rank() OVER (ORDER BY price DESC) AS dense_rank
FROM products WHERE price BETWEEN 28 AND 54 ORDER BY price DESC, id`,
  },
};
