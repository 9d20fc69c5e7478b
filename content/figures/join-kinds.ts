import type { FigureDefinition } from "./figure";

/** Which rows each kind of join keeps, between products and categories. */
export const joinKinds: FigureDefinition = {
  name: "join-kinds",
  alt: "A table of four kinds of join between products and categories. All four keep the pairs. A left join also keeps the products without a category, a right join the categories without a product, a full join both.",
  queries: {
    counts: `SELECT count(*) FILTER (WHERE p.id IS NOT NULL AND c.id IS NOT NULL) AS pairs,
  count(*) FILTER (WHERE c.id IS NULL) AS only_left,
  count(*) FILTER (WHERE p.id IS NULL) AS only_right
FROM products AS p FULL JOIN categories AS c ON c.id = p.category_id`,
  },
};
